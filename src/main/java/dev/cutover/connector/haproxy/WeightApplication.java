package dev.cutover.connector.haproxy;

import dev.cutover.connector.haproxy.socket.AdminConnection;
import dev.cutover.connector.haproxy.socket.SocketFailureException;
import dev.cutover.connector.haproxy.socket.WorkerInfo;
import dev.cutover.model.Segment;
import dev.cutover.model.Weight;
import dev.cutover.spi.TrafficRouter.Applied;
import dev.cutover.spi.TrafficRouter.Change;
import dev.cutover.spi.TrafficRouter.Flow;
import dev.cutover.spi.TrafficRouter.Reading;
import dev.cutover.spi.TrafficRouter.Result;
import dev.cutover.spi.operation.UnfitValueException;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Sets weights: read, set and read again on one connection, and the same weights in the file that HAProxy is started
 * from. A share that grows is in force before it is in the file, one that shrinks is in the file before it is in force:
 * so a HAProxy that is loaded again in between never gives the new platform more than was decided. If another worker
 * answers by the end, the weights are read from it, and set again where they are missing. A worker that has read the
 * file already, and answers only after the end, is beyond what can be seen from here. Thread-safe: one change at a
 * time.
 */
final class WeightApplication {
    /** How often the weights are read within the time to settle. */
    private static final int LOOKS = 5;

    /** How many reloads within one change are put up with. */
    private static final int WORKERS = 3;

    /** How long after a reload the weights are read once more. */
    private static final Duration RELOAD = Duration.ofSeconds(1);

    private static final int ALL = 10_000;
    private static final String UNKEPT = "not kept for the next start of HAProxy: ";

    private final RouterParts parts;
    private final RunningWeights weights;
    private final LoweredFile loweredFile;
    private final ReentrantLock lock;

    WeightApplication(RouterParts parts, RunningWeights weights, ReentrantLock lock) {
        this.parts = parts;
        this.weights = weights;
        this.loweredFile = new LoweredFile(parts.keeper());
        this.lock = lock;
    }

    Applied apply(Flow flow, List<Change> changes) throws InterruptedException {
        String refusal = refusal(flow, changes);
        if (!refusal.isEmpty()) {
            return Applied.of(Result.REJECTED, List.of(), refusal);
        }
        lock.lockInterruptibly();
        try {
            return untilItStays(flow, changes);
        } finally {
            lock.unlock();
        }
    }

    /** Sets weights again if HAProxy was loaded again meanwhile, and the next worker does not have them. */
    private Applied untilItStays(Flow flow, List<Change> changes) throws InterruptedException {
        var applied = Applied.of(Result.NOT_SENT, List.of(), "");
        for (int worker = 1; worker <= WORKERS; worker++) {
            try {
                weights.awaitEnd(flow, keys(changes));
                applied = parts.socket().talk(connection -> on(connection, flow, changes));
            } catch (SocketFailureException e) {
                return ended(applied.result(), List.of(), loweredFile.told(flow, changes, e.why()));
            }
            if (!isReplaced(applied)) {
                boolean isOurs = worker > 1 && applied.result() == Result.ALREADY;
                return isOurs ? ended(Result.APPLIED, applied.now(), applied.detail()) : applied;
            }
        }
        return applied;
    }

    /** Unknown, and yet read: in another worker than the one that was changed. */
    private static boolean isReplaced(Applied applied) {
        return applied.result() == Result.UNKNOWN && !applied.now().isEmpty();
    }

    private String refusal(Flow flow, List<Change> changes) {
        int granularity = parts.store().granularity();
        var named = new HashMap<String, Segment>();
        for (Change change : changes) {
            if (change.target() < 0 || change.target() > ALL) {
                return change.key() + ": " + change.target() + " is not a share from 0 to 10000 basis points";
            }
            if (change.target() % granularity != 0) {
                return change.key() + ": " + Weight.words(change.target()) + " is not a multiple of "
                        + Weight.words(granularity) + ", the smallest step of these weights";
            }
            try {
                String name = parts.store().name(flow, change.key());
                var other = named.put(name, change.key());
                if (other != null) {
                    return other + " and " + change.key() + " have one weight in HAProxy, " + name;
                }
            } catch (UnfitValueException e) {
                return change.key() + ": " + e.why();
            }
        }
        return "";
    }

    private Applied on(AdminConnection connection, Flow flow, List<Change> changes)
            throws SocketFailureException, InterruptedException {
        var snapshot = parts.store().read(connection, flow, keys(changes));
        var before = snapshot.readings();
        var objection = ChangeVerdict.objection(changes, before);
        if (objection.isPresent()) {
            return ended(
                    objection.get().result(),
                    objection.get().now(),
                    objection.get().detail());
        }
        var pending = ChangeVerdict.pending(changes, before);
        if (pending.isEmpty()) {
            parts.seenWorker().remember(snapshot.worker());
            return kept(Applied.of(Result.ALREADY, before, ""), keep(connection, flow, changes));
        }
        String obstacle = obstacle(connection, flow, pending);
        if (!obstacle.isEmpty()) {
            return ended(Result.REJECTED, before, obstacle);
        }
        var growing = pending.stream().filter(change -> grows(change, before)).toList();
        var shrinking =
                pending.stream().filter(change -> !growing.contains(change)).toList();
        String unkept = keep(connection, flow, shrinking);
        Applied applied;
        try {
            applied = new ChangeVerdict(pending, before).of(settled(connection, flow, pending, snapshot.worker()));
        } catch (SocketFailureException e) {
            return ended(Result.UNKNOWN, List.of(), e.why());
        }
        parts.seenWorker().remember(snapshot.worker());
        var inForce = growing.stream()
                .filter(change -> ChangeVerdict.of(applied.now(), change.key()).isAt(change.target()))
                .toList();
        String unkeptToo = keepLater(flow, inForce);
        return kept(confirmed(flow, pending, snapshot.worker(), applied), unkept.isEmpty() ? unkeptToo : unkept);
    }

    /**
     * The same unless HAProxy was loaded again meanwhile: then the changes were sent to a worker that is on its way
     * out, and may have refused them; what the next one has is read.
     */
    private Applied confirmed(Flow flow, List<Change> pending, WorkerInfo worker, Applied applied)
            throws InterruptedException {
        if (applied.result() == Result.UNEXPECTED) {
            return applied;
        }
        try {
            boolean isSame = parts.socket().talk(connection -> {
                var answering = WorkerInfo.parse(connection.ask(WorkerInfo.COMMAND));
                return answering.pid().equals(worker.pid()) && !answering.isStopping();
            });
            return isSame ? applied : ofNextWorker(flow, pending, worker);
        } catch (SocketFailureException e) {
            return ended(Result.UNKNOWN, List.of(), "sent, and then HAProxy was gone: " + e.why());
        }
    }

    /** Read a moment later: while a reload is under way, a third worker may take over from the second. */
    private Applied ofNextWorker(Flow flow, List<Change> pending, WorkerInfo worker)
            throws SocketFailureException, InterruptedException {
        parts.clock().sleep(RELOAD);
        var now = weights.snapshot(flow, keys(pending));
        return ChangeVerdict.pending(pending, now.readings()).isEmpty()
                ? ended(Result.APPLIED, now.readings(), "")
                : ended(
                        Result.UNKNOWN,
                        now.readings(),
                        "HAProxy was loaded again during the change (worker "
                                + now.worker().pid() + ", was " + worker.pid() + ")");
    }

    /** The same on a connection of its own: HAProxy closes one on which nothing is said for 10 seconds. */
    private String keepLater(Flow flow, List<Change> changes) throws InterruptedException {
        if (changes.isEmpty() || parts.keeper().file().isEmpty()) {
            return "";
        }
        try {
            return parts.socket().talk(connection -> keep(connection, flow, changes));
        } catch (SocketFailureException e) {
            return UNKEPT + e.why();
        }
    }

    /** Growing shares wait for a file that can be written; a rollback waits for nothing. */
    private String obstacle(AdminConnection connection, Flow flow, List<Change> pending)
            throws SocketFailureException, InterruptedException {
        String obstacle = parts.store().obstacle(connection, flow, pending);
        boolean isForward = pending.stream()
                .anyMatch(change -> change.expected().isPresent()
                        && change.target() > change.expected().getAsInt());
        return obstacle.isEmpty() && isForward ? parts.keeper().obstacle() : obstacle;
    }

    /** A weight that is not known may well be higher. */
    private static boolean grows(Change change, List<Reading> before) {
        var now = ChangeVerdict.of(before, change.key()).basisPoints();
        return now.isPresent() && now.getAsInt() < change.target();
    }

    /** Writes weights to the file; what keeps them out of it is told, and stops nothing. */
    private String keep(AdminConnection connection, Flow flow, List<Change> changes) throws InterruptedException {
        if (changes.isEmpty()) {
            return "";
        }
        try {
            parts.keeper().keep(connection, flow, changes);
            return "";
        } catch (IOException e) {
            return UNKEPT
                    + parts.keeper()
                            .file()
                            .map(file -> ReplacedFile.reason(file, e))
                            .orElse("");
        } catch (SocketFailureException e) {
            return UNKEPT + e.why();
        }
    }

    private Applied kept(Applied applied, String unkept) {
        if (unkept.isEmpty()) {
            return ended(applied.result(), applied.now(), applied.detail());
        }
        boolean isInForce = applied.result() == Result.APPLIED || applied.result() == Result.ALREADY;
        return ended(
                applied.result(), applied.now(), (isInForce ? "in force, but " : applied.detail() + "; ") + unkept);
    }

    private Applied ended(Result result, List<Reading> now, String detail) {
        return Applied.of(result, now, parts.mask().apply(detail));
    }

    /**
     * Sets the weights; reads them again until they are at their targets, another worker answers, or the time to settle
     * is over. Each look has a connection of its own: HAProxy closes one on which nothing is said for 10 seconds.
     */
    private WeightStore.Sent settled(AdminConnection connection, Flow flow, List<Change> pending, WorkerInfo worker)
            throws SocketFailureException, InterruptedException {
        var sent = parts.store().set(connection, flow, pending);
        for (int look = 1; look < LOOKS && !parts.settles().isZero(); look++) {
            if (ChangeVerdict.pending(pending, sent.after()).isEmpty()) {
                return sent;
            }
            parts.clock().sleep(parts.settles().dividedBy(LOOKS - 1));
            var now = weights.snapshot(flow, keys(pending));
            if (!now.worker().pid().equals(worker.pid())) {
                return sent;
            }
            sent = new WeightStore.Sent(sent.before(), sent.refusals(), now.readings());
        }
        return sent;
    }

    private static List<Segment> keys(List<Change> changes) {
        return changes.stream().map(Change::key).toList();
    }
}
