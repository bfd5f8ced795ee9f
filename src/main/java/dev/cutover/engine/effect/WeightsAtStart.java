package dev.cutover.engine.effect;

import dev.cutover.model.Weight;
import dev.cutover.run.Effect;
import dev.cutover.run.WeightDrift;
import dev.cutover.spi.TrafficRouter;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** What a router reports before a change, compared with what the change starts from. Immutable. */
final class WeightsAtStart {
    private final List<String> drifted = new ArrayList<>();
    private final SegmentNames names;
    private final List<String> unread = new ArrayList<>();
    private final List<TrafficRouter.Change> changes = new ArrayList<>();

    /** @param repeats whether an earlier request may have reached some targets */
    WeightsAtStart(List<Effect.Move> moves, List<TrafficRouter.Reading> now, boolean repeats, SegmentNames names) {
        this.names = names;
        for (var move : moves) {
            var reading = now.stream()
                    .filter(one -> one.key().equals(move.key()))
                    .findFirst()
                    .orElseGet(() -> TrafficRouter.Reading.none(move.key(), "the router says nothing of it"));
            if (reading.basisPoints().isEmpty()) {
                unread.add(names.of(move.key()) + ": " + reading.note());
            } else {
                compare(move, reading.basisPoints().getAsInt(), repeats);
            }
        }
    }

    private void compare(Effect.Move move, int actual, boolean repeats) {
        if (actual == move.from()) {
            changes.add(new TrafficRouter.Change(move.key(), OptionalInt.of(actual), move.to()));
        } else if (actual != move.to()) {
            drifted.add(WeightDrift.of(move, actual).words(names.of(move.key())));
        } else if (!repeats) {
            drifted.add(WeightDrift.of(move, actual).words(names.of(move.key())) + ", and the change to "
                    + new Weight(move.to()) + " was not this run's");
        }
    }

    /** The keys that somebody else has moved, in words; empty if there are none. */
    String drifted() {
        return String.join("; ", drifted);
    }

    /** The keys that could not be read, in words; empty if there are none. */
    String unread() {
        return String.join("; ", unread);
    }

    /** What is still to be changed. */
    List<TrafficRouter.Change> changes() {
        return List.copyOf(changes);
    }
}
