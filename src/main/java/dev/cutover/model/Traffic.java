package dev.cutover.model;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * A flow that is moved from one system to another.
 *
 * @param by the dimensions that the router tells apart; a full choice of their values is one key of the router
 * @param readEvery how often the weights that are in force are read back
 */
public record Traffic(String id, SystemId router, SystemId from, SystemId to, List<String> by, Duration readEvery) {
    /** How often weights are read back if the runbook says nothing else. */
    public static final Duration DEFAULT_READ_EVERY = Duration.ofMinutes(1);

    public Traffic {
        by = List.copyOf(by);
    }

    /** A flow whose weights are read back every minute. */
    public Traffic(String id, SystemId router, SystemId from, SystemId to, List<String> by) {
        this(id, router, from, to, by, DEFAULT_READ_EVERY);
    }

    /** The router's keys that a segment stands for, in the order of the dimensions' values. */
    public List<Segment> keys(Segment segment, Map<String, Dimension> dimensions) {
        List<Map<String, String>> keys = List.of(Map.of());
        for (String name : by) {
            var chosen = segment.values().get(name);
            var dimension = Objects.requireNonNull(dimensions.get(name), name);
            var values = chosen != null ? List.of(chosen) : dimension.values();
            var longer = new ArrayList<Map<String, String>>();
            for (var key : keys) {
                for (String value : values) {
                    var next = new TreeMap<>(key);
                    next.put(name, value);
                    longer.add(next);
                }
            }
            keys = longer;
        }
        return keys.stream().map(Segment::of).toList();
    }

    /** By hand, since what the compiler gives a record is slow until it is warm. */
    @Override
    public int hashCode() {
        return id.hashCode();
    }
}
