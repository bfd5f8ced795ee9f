package dev.cutover.spi;

import dev.cutover.model.Segment;
import java.util.List;

/**
 * A traffic that a router moves by a runbook. Immutable.
 *
 * @param keys all keys that the router may be asked to move, each with a weight of its own
 */
public record RoutedTraffic(TrafficRouter.Flow flow, List<Segment> keys) {
    public RoutedTraffic {
        keys = List.copyOf(keys);
    }

    /** A traffic with its keys. */
    public static RoutedTraffic of(TrafficRouter.Flow flow, List<Segment> keys) {
        return new RoutedTraffic(flow, keys);
    }
}
