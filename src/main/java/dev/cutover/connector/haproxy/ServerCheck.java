package dev.cutover.connector.haproxy;

import dev.cutover.connector.haproxy.socket.AdminConnection;
import dev.cutover.connector.haproxy.socket.AnswerText;
import dev.cutover.connector.haproxy.socket.NameTemplate;
import dev.cutover.connector.haproxy.socket.SocketFailureException;
import dev.cutover.connector.haproxy.socket.StatTable;
import dev.cutover.spi.Preflight.Aspect;
import dev.cutover.spi.Preflight.Found;
import java.util.ArrayList;
import java.util.List;

/** Checks all backends that may be one of a segment. Immutable. */
record ServerCheck(NameTemplate backend, NameTemplate old, NameTemplate fresh) {
    private static final String ADMIN = "admin";

    List<Found> look(AdminConnection connection) throws SocketFailureException, InterruptedException {
        return List.of(level(connection), weights(connection));
    }

    private static Found level(AdminConnection connection) throws SocketFailureException, InterruptedException {
        String level = AnswerText.line(connection.ask("show cli level"));
        return level.equals(ADMIN)
                ? Found.ok(Aspect.PERMISSIONS, "its socket has the level admin")
                : Found.failed(
                        Aspect.PERMISSIONS,
                        "its socket has the level " + level
                                + ": `set server` needs `level admin` in its `stats socket`");
    }

    private Found weights(AdminConnection connection) throws SocketFailureException, InterruptedException {
        String answer = connection.ask(StatTable.command("-1"));
        var backends = backend.pattern();
        var names = StatTable.parse(answer).rows().stream()
                .filter(row -> StatTable.WHOLE.equals(row.get("svname")))
                .map(row -> row.getOrDefault("pxname", ""))
                .filter(one -> backends.matcher(one).matches())
                .toList();
        if (names.isEmpty()) {
            return Found.failed(Aspect.WEIGHTS, "HAProxy has no backend " + backend);
        }
        var wrong = new ArrayList<String>();
        names.forEach(one -> wrong.addAll(wrong(one, answer)));
        return wrong.isEmpty()
                ? Found.ok(Aspect.WEIGHTS, names.size() + " backends like " + backend + " have both servers")
                : Found.failed(Aspect.WEIGHTS, String.join("; ", wrong));
    }

    private List<String> wrong(String name, String answer) {
        var table = StatTable.parse(answer);
        var names = table.rows().stream()
                .filter(row -> name.equals(row.get("pxname")))
                .map(row -> row.getOrDefault("svname", ""))
                .toList();
        var wrong = new ArrayList<String>();
        for (var server : List.of(old, fresh)) {
            if (names.stream().noneMatch(server.pattern().asMatchPredicate())) {
                wrong.add("the backend " + name + " has no server " + server);
            }
        }
        table.row(name, StatTable.WHOLE)
                .map(row -> PairState.unfit(row.getOrDefault("algo", "")))
                .filter(why -> !why.isEmpty())
                .ifPresent(why -> wrong.add("backend " + name + ": " + why));
        return wrong;
    }
}
