package dev.cutover.history.memory;

import dev.cutover.plan.rollback.RemainingTraffic;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a run that ended without completing has left on the new platform.
 *
 * @param text in words
 * @param back how many keys are back
 */
public record LeftTraffic(String text, int back, List<Key> stays) {
    public LeftTraffic {
        stays = List.copyOf(stays);
    }

    /** One key of a router that stays. */
    public record Key(String traffic, Map<String, String> segment, int basisPoints, boolean certain) {}

    static Optional<LeftTraffic> of(RemainingTraffic remaining) {
        return remaining.isAnything()
                ? Optional.of(new LeftTraffic(
                        remaining.sentence(),
                        remaining.back().size(),
                        remaining.stays().stream().map(LeftTraffic::key).toList()))
                : Optional.empty();
    }

    private static Key key(RemainingTraffic.Key key) {
        return new Key(
                key.traffic(),
                key.segment().values(),
                key.entry().weight().basisPoints(),
                key.entry().certain());
    }
}
