package dev.cutover.connector.haproxy.count;

import dev.cutover.connector.haproxy.socket.AdminSocket;
import dev.cutover.connector.haproxy.socket.SocketFailureException;
import dev.cutover.connector.haproxy.socket.StatTable;
import dev.cutover.connector.haproxy.socket.WorkerInfo;
import dev.cutover.model.Segment;
import dev.cutover.spi.ConnectorException;
import dev.cutover.spi.RunClock;
import dev.cutover.spi.TrafficRouter.Flow;
import dev.cutover.spi.TrafficRouter.Split;
import dev.cutover.spi.operation.UnfitValueException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Counts the requests that HAProxy sends to each side of a segment. Thread-safe. */
public final class RequestCounters {
    private final AdminSocket socket;
    private final CountSpec spec;
    private final RunClock clock;

    public RequestCounters(AdminSocket socket, CountSpec spec, RunClock clock) {
        this.socket = socket;
        this.spec = spec;
        this.clock = clock;
    }

    /** What the counters say at one moment. */
    private record Counted(String pid, long old, long fresh) {}

    /** The requests over a window; a reload within it starts the counters anew, and then nothing is known of it. */
    public Split observe(Flow flow, Segment key, Duration window) throws ConnectorException, InterruptedException {
        try {
            var begin = count(flow, key);
            clock.sleep(window);
            var end = count(flow, key);
            if (!begin.pid().equals(end.pid())) {
                throw new ConnectorException("HAProxy was loaded again (worker " + end.pid() + ", was " + begin.pid()
                        + ") while its requests were counted: its counters began anew");
            }
            if (end.old() < begin.old() || end.fresh() < begin.fresh()) {
                throw new ConnectorException("HAProxy's counters were set to zero while requests were counted");
            }
            return Split.of(end.old() - begin.old(), end.fresh() - begin.fresh());
        } catch (SocketFailureException e) {
            throw new ConnectorException(e.why(), e);
        } catch (UnfitValueException e) {
            throw new ConnectorException(e.why(), e);
        }
    }

    private Counted count(Flow flow, Segment key)
            throws SocketFailureException, UnfitValueException, ConnectorException, InterruptedException {
        String old = spec.old().fill(flow, key);
        String fresh = spec.fresh().fill(flow, key);
        var answers = socket.talk(connection -> connection.ask(
                List.of(WorkerInfo.COMMAND, StatTable.command(backend(old)), StatTable.command(backend(fresh)))));
        return new Counted(
                WorkerInfo.parse(answers.get(0)).pid(), requests(old, answers.get(1)), requests(fresh, answers.get(2)));
    }

    private static String backend(String name) {
        int slash = name.indexOf('/');
        return slash < 0 ? name : name.substring(0, slash);
    }

    private static long requests(String name, String answer) throws ConnectorException {
        var table = StatTable.parse(answer);
        int slash = name.indexOf('/');
        var row = table.row(backend(name), slash < 0 ? StatTable.WHOLE : name.substring(slash + 1));
        if (row.isEmpty()) {
            throw new ConnectorException("HAProxy counts nothing for " + name + ": "
                    + (table.trouble().isEmpty() ? "there is no such server" : table.trouble()));
        }
        // Servers, and backends that do not speak HTTP, count sessions.
        return number(
                row.get(), row.get().getOrDefault("req_tot", "").isEmpty() || slash >= 0 ? "stot" : "req_tot", name);
    }

    private static long number(Map<String, String> row, String column, String name) throws ConnectorException {
        String value = row.getOrDefault(column, "");
        if (!value.matches("[0-9]{1,18}")) {
            throw new ConnectorException("HAProxy has no number of requests for " + name);
        }
        return Long.parseLong(value);
    }
}
