package dev.cutover.connector.haproxy;

import dev.cutover.model.Segment;
import dev.cutover.model.Weight;
import dev.cutover.spi.TrafficRouter.Applied;
import dev.cutover.spi.TrafficRouter.Change;
import dev.cutover.spi.TrafficRouter.Reading;
import dev.cutover.spi.TrafficRouter.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/**
 * What became of changes, by the weights read before and after. What HAProxy answered only explains it: an empty answer
 * proves nothing. Immutable.
 *
 * @param changes those that were sent
 * @param readings of all keys before anything was sent
 */
record ChangeVerdict(List<Change> changes, List<Reading> readings) {
    ChangeVerdict {
        changes = List.copyOf(changes);
        readings = List.copyOf(readings);
    }

    /** The changes whose keys are not at their targets. */
    static List<Change> pending(List<Change> changes, List<Reading> readings) {
        return changes.stream()
                .filter(change -> !of(readings, change.key()).isAt(change.target()))
                .toList();
    }

    /** Why nothing may be sent; empty if the weights are as expected, or already at their targets. */
    static Optional<Applied> objection(List<Change> changes, List<Reading> readings) {
        for (Change change : pending(changes, readings)) {
            var now = of(readings, change.key());
            if (change.expected().isEmpty()) {
                continue;
            }
            if (now.basisPoints().isEmpty()) {
                return Optional.of(Applied.of(
                        Result.NOT_SENT, readings, "the weight of " + change.key() + " cannot be read: " + now.note()));
            }
            if (!now.isAt(change.expected().getAsInt())) {
                return Optional.of(Applied.of(
                        Result.CONFLICT,
                        readings,
                        change.key() + ": HAProxy reports " + words(now) + ", expected "
                                + Weight.words(change.expected().getAsInt())));
            }
        }
        return Optional.empty();
    }

    /** The reading of a key. */
    static Reading of(List<Reading> readings, Segment key) {
        return readings.stream()
                .filter(reading -> reading.key().equals(key))
                .findFirst()
                .orElseGet(() -> Reading.none(key, "HAProxy says nothing of it"));
    }

    Applied of(WeightStore.Sent sent) {
        var now = merged(sent.after());
        var foreign = foreign(sent);
        if (!foreign.isEmpty()) {
            return Applied.of(Result.UNEXPECTED, now, String.join("; ", foreign));
        }
        var missed = pending(changes, now);
        if (missed.isEmpty()) {
            return Applied.of(Result.APPLIED, now, "");
        }
        String why = missed.stream()
                .map(change -> change.key() + ": " + why(change, of(now, change.key()), sent.refusals()))
                .collect(Collectors.joining("; "));
        return Applied.of(isUntouched(now) ? Result.REJECTED : Result.PARTIAL, now, why);
    }

    private List<Reading> merged(List<Reading> after) {
        return readings.stream()
                .map(reading -> after.stream()
                        .filter(one -> one.key().equals(reading.key()))
                        .findFirst()
                        .orElse(reading))
                .toList();
    }

    /** Weights that were no longer the expected ones when they were set, or that moved right afterwards. */
    private List<String> foreign(WeightStore.Sent sent) {
        var foreign = new ArrayList<String>();
        for (Change change : changes) {
            OptionalInt then = of(sent.before(), change.key()).basisPoints();
            var after = of(sent.after(), change.key());
            if (change.expected().isPresent()
                    && then.isPresent()
                    && then.getAsInt() != change.expected().getAsInt()) {
                foreign.add(change.key() + ": it had moved to " + Weight.words(then.getAsInt()) + " when it was set to "
                        + Weight.words(change.target()) + ": something else sets it too");
            } else if (after.basisPoints().isPresent()
                    && !after.isAt(change.target())
                    && !(then.isPresent() && after.isAt(then.getAsInt()))) {
                foreign.add(change.key() + ": it was set to " + Weight.words(change.target()) + " and is at "
                        + words(after) + ": something else sets it too");
            }
        }
        return foreign;
    }

    private static String why(Change change, Reading now, Map<Segment, String> refusals) {
        String said = refusals.getOrDefault(change.key(), "");
        String at = now.basisPoints().isPresent() ? "it is at " + words(now) : now.note();
        if (!said.isEmpty()) {
            return "HAProxy refused: '" + said + "'; " + at;
        }
        return now.basisPoints().isPresent() ? "HAProxy took the command, and nothing changed: " + at : at;
    }

    /** Whether each key has the weight that it had before; one that cannot be read may have changed. */
    private boolean isUntouched(List<Reading> now) {
        return changes.stream().allMatch(change -> {
            var then = of(readings, change.key()).basisPoints();
            return then.isPresent() && of(now, change.key()).isAt(then.getAsInt());
        });
    }

    private static String words(Reading reading) {
        return reading.basisPoints().isPresent()
                ? Weight.words(reading.basisPoints().getAsInt())
                : reading.note();
    }
}
