package dev.cutover.connector.command;

import dev.cutover.model.Segment;
import dev.cutover.spi.CallContext;
import dev.cutover.spi.ConnectorException;
import dev.cutover.spi.RunClock;
import dev.cutover.spi.TrafficRouter;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * A router whose weights are read and set by programs, one call a key. A change counts only once it has been read back,
 * whatever the program reports. Thread-safe.
 */
final class CommandRouter implements TrafficRouter {
    /** How often the weights are read within the time to settle. */
    private static final int LOOKS = 5;

    private final Traits traits;
    private final WeightPrograms programs;
    private final RunClock clock;

    CommandRouter(WeightPrograms programs, RunClock clock) {
        this.traits = programs.traits();
        this.programs = programs;
        this.clock = clock;
    }

    @Override
    public Traits traits() {
        return traits;
    }

    @Override
    public List<Reading> read(Flow flow, List<Segment> keys) throws InterruptedException {
        // A weight that is still being set may change after it was read.
        programs.awaitEnds(flow, keys);
        var readings = new ArrayList<Reading>();
        for (Segment key : keys) {
            readings.add(programs.read(flow, key));
        }
        return readings;
    }

    @Override
    public Applied apply(Flow flow, List<Change> changes, CallContext context) throws InterruptedException {
        String refusal = refusal(changes);
        if (!refusal.isEmpty()) {
            return Applied.of(Result.REJECTED, List.of(), refusal);
        }
        programs.end(
                flow,
                changes.stream()
                        .filter(change -> change.expected().isEmpty())
                        .map(Change::key)
                        .toList());
        return programs.reportWeights() ? applyReported(flow, changes, context) : set(flow, changes, context);
    }

    /** Each change is read before and after. */
    private Applied set(Flow flow, List<Change> changes, CallContext context) throws InterruptedException {
        List<Reading> before = read(flow, keys(changes));
        for (int i = 0; i < changes.size(); i++) {
            var objection = objection(changes.get(i), before.get(i));
            if (objection != null) {
                return Applied.of(objection, before, difference(changes.get(i), before.get(i)));
            }
        }
        var verdict = new ShiftVerdict(changes, before);
        if (verdict.pending().isEmpty()) {
            return Applied.of(Result.ALREADY, before, "");
        }
        for (Change change : verdict.pending()) {
            WeightPrograms.Sent sent = programs.set(flow, change, context);
            if (!(sent instanceof WeightPrograms.Sent.Accepted)) {
                return verdict.of(read(flow, keys(changes)), sent);
            }
        }
        return verdict.of(settled(flow, changes), new WeightPrograms.Sent.Accepted());
    }

    /** The program of each change reports the weight before and after; weights are read only if that is not enough. */
    private Applied applyReported(Flow flow, List<Change> changes, CallContext context) throws InterruptedException {
        programs.awaitEnds(flow, keys(changes));
        var verdict = new ReportedVerdict(changes);
        for (Change change : changes) {
            WeightPrograms.Sent sent = programs.set(flow, change, context);
            if (!(sent instanceof WeightPrograms.Sent.Told reported)) {
                var now = read(flow, keys(changes));
                return new ShiftVerdict(changes, verdict.before(now)).of(now, sent);
            }
            verdict.add(reported);
            if (verdict.isUnexpected()) {
                break;
            }
        }
        if (verdict.isSettled() || traits.settles().isZero()) {
            return verdict.applied();
        }
        var now = settled(flow, changes);
        return new ShiftVerdict(changes, verdict.before(now)).of(now, new WeightPrograms.Sent.Accepted());
    }

    /** If a change takes effect at once, the program has already read the weight in force. */
    @Override
    public boolean appliedIsVerified() {
        return programs.reportWeights() && traits.settles().isZero();
    }

    @Override
    public void awaitEnd(Flow flow, List<Segment> keys) throws InterruptedException {
        programs.awaitDoubtful(flow, keys);
    }

    @Override
    public Convergence verify(Flow flow, Segment key, int basisPoints) throws ConnectorException, InterruptedException {
        Reading reading = programs.read(flow, key);
        if (reading.basisPoints().isEmpty()) {
            throw new ConnectorException("the weight of " + key + " cannot be read: " + reading.note());
        }
        return reading.basisPoints().getAsInt() == basisPoints ? Convergence.CONVERGED : Convergence.MISMATCH;
    }

    /** Why the changes are refused; empty if they are not. */
    private String refusal(List<Change> changes) {
        for (Change change : changes) {
            if (change.target() < 0 || change.target() > 10_000) {
                return change.key() + ": " + percent(change.target()) + " is not a share from 0 % to 100 %";
            }
            if (change.target() % traits.granularity() != 0) {
                return change.key() + ": " + percent(change.target()) + " is not a multiple of "
                        + percent(traits.granularity()) + ", the smallest step of this router";
            }
        }
        return new HashSet<>(keys(changes)).size() < changes.size() ? "a key is named twice" : "";
    }

    private static @Nullable Result objection(Change change, Reading before) {
        OptionalInt now = before.basisPoints();
        if (change.expected().isEmpty() || (now.isPresent() && now.getAsInt() == change.target())) {
            return null;
        }
        if (now.isEmpty()) {
            return Result.NOT_SENT;
        }
        return now.getAsInt() == change.expected().getAsInt() ? null : Result.CONFLICT;
    }

    private static String difference(Change change, Reading before) {
        return before.basisPoints().isPresent()
                ? change.key() + ": router reports "
                        + percent(before.basisPoints().getAsInt()) + ", expected "
                        + percent(change.expected().getAsInt())
                : "the weight of " + change.key() + " cannot be read: " + before.note();
    }

    /** The weights in force, once they are at their targets or the time to settle is over. */
    private List<Reading> settled(Flow flow, List<Change> changes) throws InterruptedException {
        List<Reading> now = read(flow, keys(changes));
        for (int look = 1; look < LOOKS && !traits.settles().isZero() && !ShiftVerdict.inForce(changes, now); look++) {
            clock.sleep(traits.settles().dividedBy(LOOKS - 1));
            now = read(flow, keys(changes));
        }
        return now;
    }

    private static String percent(int basisPoints) {
        return BigDecimal.valueOf(basisPoints, 2).stripTrailingZeros().toPlainString() + " %";
    }

    private static List<Segment> keys(List<Change> changes) {
        return changes.stream().map(Change::key).toList();
    }
}
