package dev.cutover.connector.haproxy;

import dev.cutover.connector.haproxy.socket.AdminConnection;
import dev.cutover.connector.haproxy.socket.AnswerText;
import dev.cutover.connector.haproxy.socket.SocketFailureException;
import dev.cutover.connector.haproxy.socket.StatTable;
import dev.cutover.spi.Preflight.Aspect;
import dev.cutover.spi.Preflight.Found;
import java.util.ArrayList;
import java.util.List;

/** Checks all backends that may be one of a segment. Immutable. */
record ServerCheck(ServerWeights servers) {
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
        var backends = servers.backend().pattern();
        var names = StatTable.parse(answer).rows().stream()
                .filter(row -> StatTable.WHOLE.equals(row.get("svname")))
                .map(row -> row.getOrDefault("pxname", ""))
                .filter(name -> backends.matcher(name).matches())
                .toList();
        if (names.isEmpty()) {
            return Found.failed(Aspect.WEIGHTS, "HAProxy has no backend " + servers.backend());
        }
        var wrong = new ArrayList<String>();
        names.forEach(name -> wrong.addAll(wrong(name, answer)));
        return wrong.isEmpty()
                ? Found.ok(Aspect.WEIGHTS, names.size() + " backends like " + servers.backend() + " have both servers")
                : Found.failed(Aspect.WEIGHTS, String.join("; ", wrong));
    }

    private List<String> wrong(String backend, String answer) {
        var table = StatTable.parse(answer);
        var names = table.rows().stream()
                .filter(row -> backend.equals(row.get("pxname")))
                .map(row -> row.getOrDefault("svname", ""))
                .toList();
        var wrong = new ArrayList<String>();
        for (var server : List.of(servers.old(), servers.fresh())) {
            if (names.stream().noneMatch(server.pattern().asMatchPredicate())) {
                wrong.add("the backend " + backend + " has no server " + server);
            }
        }
        table.row(backend, StatTable.WHOLE)
                .map(row -> PairState.unfit(row.getOrDefault("algo", "")))
                .filter(why -> !why.isEmpty())
                .ifPresent(why -> wrong.add("backend " + backend + ": " + why));
        return wrong;
    }
}
