package dev.cutover.connector.command;

import dev.cutover.spi.TrafficRouter.Applied;
import dev.cutover.spi.TrafficRouter.Change;
import dev.cutover.spi.TrafficRouter.Reading;
import dev.cutover.spi.TrafficRouter.Result;
import java.util.ArrayList;
import java.util.List;

/** The outcome of changes, by the router's readings before and after. Not thread-safe. */
final class ShiftVerdict {
    private final List<Change> changes;
    private final List<Reading> before;

    ShiftVerdict(List<Change> changes, List<Reading> before) {
        this.changes = changes;
        this.before = before;
    }

    /** The changes that were not in force before. */
    List<Change> pending() {
        var pending = new ArrayList<Change>();
        for (int i = 0; i < changes.size(); i++) {
            if (!isInForce(changes.get(i), before.get(i))) {
                pending.add(changes.get(i));
            }
        }
        return pending;
    }

    static boolean inForce(List<Change> changes, List<Reading> now) {
        for (int i = 0; i < changes.size(); i++) {
            if (!isInForce(changes.get(i), now.get(i))) {
                return false;
            }
        }
        return true;
    }

    /**
     * The outcome.
     *
     * @param now readings in the order of the changes
     * @param last the result of the last requested change; those after it were not requested
     */
    Applied of(List<Reading> now, WeightPrograms.Sent last) {
        if (last instanceof WeightPrograms.Sent.InDoubt doubt) {
            return Applied.of(Result.UNKNOWN, now, doubt.why());
        }
        if (inForce(changes, now)) {
            return Applied.of(Result.APPLIED, now, "");
        }
        if (!isReadable(now)) {
            return Applied.of(Result.UNKNOWN, now, "not every weight can be read back");
        }
        if (last instanceof WeightPrograms.Sent.Accepted) {
            return Applied.of(Result.UNKNOWN, now, "accepted, but not in force yet; it may still take effect");
        }
        boolean untouched = pending().stream().noneMatch(change -> isInForce(change, now.get(changes.indexOf(change))));
        String why = last instanceof WeightPrograms.Sent.Refused refused
                ? refused.why()
                : last instanceof WeightPrograms.Sent.NotSent notSent ? notSent.why() : "";
        if (!untouched) {
            return Applied.of(Result.PARTIAL, now, why);
        }
        if (last instanceof WeightPrograms.Sent.Refused refused) {
            return Applied.of(refused.conflict() ? Result.CONFLICT : Result.REJECTED, now, why);
        }
        return Applied.of(Result.NOT_SENT, now, why);
    }

    private static boolean isInForce(Change change, Reading reading) {
        return reading.basisPoints().isPresent() && reading.basisPoints().getAsInt() == change.target();
    }

    private static boolean isReadable(List<Reading> readings) {
        return readings.stream().allMatch(reading -> reading.basisPoints().isPresent());
    }
}
