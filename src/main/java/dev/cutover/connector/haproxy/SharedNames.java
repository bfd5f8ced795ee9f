package dev.cutover.connector.haproxy;

import dev.cutover.connector.haproxy.socket.NameTemplate;
import dev.cutover.model.Segment;
import dev.cutover.spi.Mistake;
import dev.cutover.spi.RoutedTraffic;
import dev.cutover.spi.operation.UnfitValueException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds segments that have one weight in HAProxy, of one traffic or of several. Stateless and thread-safe. */
final class SharedNames {
    /** As one wrong setting may give every segment a wrong name. */
    private static final int MOST_TOLD = 3;

    private SharedNames() {}

    private record Owner(String traffic, Segment key) {
        @Override
        public String toString() {
            return key + " of " + traffic;
        }
    }

    static List<Mistake> of(WeightSpec weights, List<RoutedTraffic> flows) {
        var mistakes = new ArrayList<Mistake>();
        if (weights.names().anyMatch(NameTemplate.NONE::equals)) {
            return mistakes;
        }
        var dimensions =
                weights.names().flatMap(name -> name.dimensions().stream()).collect(Collectors.toSet());
        var owners = new HashMap<String, Owner>();
        for (var flow : flows) {
            for (var key : flow.keys()) {
                if (mistakes.size() < MOST_TOLD && isTold(key, dimensions)) {
                    add(weights, flow, key, owners, mistakes);
                }
            }
        }
        return mistakes;
    }

    /** A place that a segment does not fill, or a dimension that no place tells, is a mistake of its own. */
    private static boolean isTold(Segment key, Set<String> dimensions) {
        return key.values().keySet().equals(dimensions);
    }

    private static void add(
            WeightSpec weights, RoutedTraffic flow, Segment key, Map<String, Owner> owners, List<Mistake> mistakes) {
        try {
            String name = weights.store().name(flow.flow(), key);
            var owner = new Owner(flow.flow().traffic(), key);
            var other = owners.putIfAbsent(name, owner);
            if (other != null) {
                mistakes.add(Mistake.at(
                        weights.setting(),
                        weights.setting() + " names " + other + " and " + owner + " alike, " + name
                                + ": they would share one weight",
                        other.traffic().equals(owner.traffic())
                                ? "separate its places by a character that no value has, such as ':'"
                                : "add {traffic} to it, or move both with one traffic"));
            }
        } catch (UnfitValueException e) {
            mistakes.add(Mistake.at(weights.setting(), weights.setting() + " for " + key + ": " + e.why(), ""));
        }
    }
}
