package dev.cutover.dryrun;

import dev.cutover.model.Segment;
import dev.cutover.spi.TrafficRouter.Flow;
import dev.cutover.spi.TrafficRouter.Reading;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;

/**
 * The weights that would have been set, over those that the router reports. A key that somebody else moves meanwhile
 * shows where it really stands, which is drift as ever. Thread-safe.
 */
final class WeightOverlay {
    private final Map<Place, Moved> moved = new HashMap<>();

    private record Place(Flow flow, Segment key) {}

    /**
     * What the router said as the key was first moved, and where the key would stand; empty if it could not be read.
     */
    private record Moved(OptionalInt real, int basisPoints) {}

    /** As it would stand. */
    synchronized Reading over(Flow flow, Reading real) {
        var known = moved.get(new Place(flow, real.key()));
        return known == null || !known.real().equals(real.basisPoints())
                ? real
                : Reading.of(real.key(), known.basisPoints());
    }

    synchronized void set(Flow flow, Reading real, int basisPoints) {
        var place = new Place(flow, real.key());
        moved.put(place, new Moved(real.basisPoints(), basisPoints));
    }

    synchronized boolean holds(Flow flow, Segment key) {
        return moved.containsKey(new Place(flow, key));
    }
}
