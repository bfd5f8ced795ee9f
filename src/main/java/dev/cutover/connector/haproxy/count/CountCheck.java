package dev.cutover.connector.haproxy.count;

import dev.cutover.connector.haproxy.socket.AdminConnection;
import dev.cutover.connector.haproxy.socket.NameTemplate;
import dev.cutover.connector.haproxy.socket.SocketFailureException;
import dev.cutover.connector.haproxy.socket.StatTable;
import dev.cutover.spi.Preflight.Aspect;
import dev.cutover.spi.Preflight.Found;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Checks whether there is anything of the names whose requests are counted. Immutable. */
public record CountCheck(CountSpec counts) {

    public Found look(AdminConnection connection) throws SocketFailureException, InterruptedException {
        var table = StatTable.parse(connection.ask(StatTable.command("-1")));
        var missing = Stream.of(counts.old(), counts.fresh())
                .filter(name -> !isThere(name, table.rows()))
                .map(NameTemplate::toString)
                .toList();
        return missing.isEmpty()
                ? Found.ok(Aspect.METRICS, "requests of both sides are counted")
                : Found.failed(
                        Aspect.METRICS,
                        "HAProxy counts nothing for " + String.join(" and ", missing)
                                + ": it has no such backend or server; look at `counts`");
    }

    private static boolean isThere(NameTemplate name, List<Map<String, String>> rows) {
        var names = name.pattern().asMatchPredicate();
        boolean isServer = name.toString().indexOf('/') >= 0;
        return rows.stream()
                .filter(row -> isServer != StatTable.WHOLE.equals(row.get("svname")))
                .map(row -> row.getOrDefault("pxname", "") + (isServer ? "/" + row.get("svname") : ""))
                .anyMatch(names);
    }
}
