package dev.cutover.connector.haproxy;

import dev.cutover.connector.haproxy.count.CountCheck;
import dev.cutover.connector.haproxy.count.CountSpec;
import dev.cutover.connector.haproxy.socket.AdminSocket;
import dev.cutover.connector.haproxy.socket.SocketFailureException;
import dev.cutover.connector.haproxy.socket.WorkerInfo;
import dev.cutover.spi.ConnectorException;
import dev.cutover.spi.Preflight;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Checks whether HAProxy answers, and whether its weights can be read, set and kept. Changes nothing. Thread-safe. */
final class HaproxyPreflight implements Preflight {
    /** So many connections to a port that two processes share reach both of them all but certainly. */
    private static final int CONNECTIONS = 8;

    private final AdminSocket socket;
    private final WeightSpec weights;
    private final Optional<CountSpec> counts;
    private final WeightKeeper keeper;
    private final UnaryOperator<String> mask;

    HaproxyPreflight(
            AdminSocket socket,
            WeightSpec weights,
            Optional<CountSpec> counts,
            WeightKeeper keeper,
            UnaryOperator<String> mask) {
        this.counts = counts;
        this.socket = socket;
        this.weights = weights;
        this.keeper = keeper;
        this.mask = mask;
    }

    @Override
    public List<Found> look(Purpose purpose) throws ConnectorException, InterruptedException {
        try {
            var found = new ArrayList<Found>();
            found.add(processes());
            found.add(Found.notApplicable(Aspect.CREDENTIALS, "its socket has no passwords"));
            found.addAll(socket.talk(weights.store()::check));
            found.add(file());
            if (counts.isPresent()) {
                found.add(socket.talk(new CountCheck(counts.get())::look));
            }
            found.addAll(socket.talk(keeper::check));
            found.add(Found.notApplicable(Aspect.OPERATIONS, "it has no operations"));
            return found.stream()
                    .map(one -> Found.of(one.aspect(), one.verdict(), mask.apply(one.text())))
                    .toList();
        } catch (SocketFailureException e) {
            throw new ConnectorException(e.why(), e);
        }
    }

    /** Whether one process answers, and stays. */
    private Found processes() throws SocketFailureException, InterruptedException {
        Set<String> pids = new LinkedHashSet<>();
        WorkerInfo worker = null;
        for (int i = 0; i < (socket.place().isShareable() ? CONNECTIONS : 1); i++) {
            worker = WorkerInfo.parse(socket.talk(connection -> connection.ask(WorkerInfo.COMMAND)));
            pids.add(worker.pid());
        }
        if (worker == null || worker.pid().isEmpty()) {
            return Found.failed(
                    Aspect.REACHABLE, "what answers at " + socket.place().words() + " is no HAProxy");
        }
        if (pids.size() > 1) {
            return Found.failed(
                    Aspect.REACHABLE,
                    "several processes of HAProxy answer at " + socket.place().words() + " (" + String.join(", ", pids)
                            + "): end the ones left over, or wait for the end of a reload");
        }
        return worker.isStopping()
                ? Found.cannotTell(
                        Aspect.REACHABLE, "worker " + worker.pid() + " is stopping: HAProxy is being replaced")
                : Found.ok(Aspect.REACHABLE, "HAProxy " + worker.version() + " answers, worker " + worker.pid());
    }

    private Found file() {
        var file = keeper.file();
        if (file.isEmpty()) {
            return Found.ok(Aspect.PERMISSIONS, "no file is written: HAProxy forgets weights when it is loaded again");
        }
        String obstacle = keeper.obstacle();
        return obstacle.isEmpty()
                ? Found.ok(Aspect.PERMISSIONS, "weights can be kept in " + file.get())
                : Found.failed(Aspect.PERMISSIONS, "weights cannot be kept: " + obstacle);
    }
}
