package dev.cutover.dryrun;

import dev.cutover.model.Segment;
import dev.cutover.spi.TrafficRouter.Flow;
import dev.cutover.spi.TrafficRouter.Reading;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Replaces the weights that the router reports by the planned ones. If somebody else moves a key meanwhile, the real
 * weight shows, and the engine finds the drift. Thread-safe.
 */
final class WeightOverlay {
    private final Map<Place, Moved> moved = new HashMap<>();

    private record Place(Flow flow, Segment key) {}

    /**
     * The weight that the router reported when the plan last moved the key (empty if it was unreadable), and the
     * planned weight.
     */
    private record Moved(OptionalInt real, int basisPoints) {}

    /** The reading with the planned weight, if there is one. */
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
