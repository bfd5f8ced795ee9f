package dev.cutover.connector.sandbox.estate.conditions;

import dev.cutover.connector.sandbox.estate.actions.ActionCatalog;
import dev.cutover.connector.sandbox.estate.book.EventFamily;
import dev.cutover.connector.sandbox.estate.platform.RoutingKeys;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Which events of which routing keys are copied to the other platform: at first, none. Not thread-safe. */
final class DualWrite {
    private final RoutingKeys routingKeys;
    private final List<EnumSet<EventFamily>> families;

    DualWrite(RoutingKeys routingKeys) {
        this.routingKeys = routingKeys;
        this.families = Stream.generate(() -> EnumSet.noneOf(EventFamily.class))
                .limit(routingKeys.count())
                .toList();
    }

    /**
     * Turns it on or off.
     *
     * @param arguments values of dimensions, and {@code events}: families, separated by commas; what is left out means
     *     all
     */
    void turn(Map<String, String> arguments, boolean on) {
        var segment = new LinkedHashMap<>(arguments);
        String events = segment.remove(ActionCatalog.EVENTS);
        var changed = events == null ? EnumSet.allOf(EventFamily.class) : EventFamily.listed(events);
        for (int key : routingKeys.matching(segment)) {
            if (on) {
                families.get(key).addAll(changed);
            } else {
                families.get(key).removeAll(changed);
            }
        }
    }

    /** A copy of the families that are copied, for each key. */
    List<Set<EventFamily>> families() {
        return families.stream().<Set<EventFamily>>map(EnumSet::copyOf).toList();
    }

    /** {@code on}, {@code off}, or {@code partly} where some events, or events of some keys, are copied. */
    String state(Map<String, String> segment) {
        var here = IntStream.of(routingKeys.matching(segment))
                .mapToObj(families::get)
                .toList();
        if (here.stream().allMatch(Set::isEmpty)) {
            return "off";
        }
        return everywhere(segment).size() == EventFamily.values().length ? "on" : "partly";
    }

    /** The families that are copied in all of a segment, separated by commas; {@code none} without any. */
    String copied(Map<String, String> segment) {
        String names = everywhere(segment).stream().map(EventFamily::toString).collect(Collectors.joining(","));
        return names.isEmpty() ? "none" : names;
    }

    private Set<EventFamily> everywhere(Map<String, String> segment) {
        var common = EnumSet.allOf(EventFamily.class);
        IntStream.of(routingKeys.matching(segment)).mapToObj(families::get).forEach(common::retainAll);
        return common;
    }
}
