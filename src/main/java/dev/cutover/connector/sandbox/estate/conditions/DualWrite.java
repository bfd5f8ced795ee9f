package dev.cutover.connector.sandbox.estate.conditions;

import dev.cutover.connector.sandbox.estate.actions.ActionCatalog;
import dev.cutover.connector.sandbox.estate.book.EventFamily;
import dev.cutover.connector.sandbox.estate.platform.RoutingKeys;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Which events of which routing keys are copied to the other platform: at first, none. Not thread-safe. */
final class DualWrite {
    private static final Set<EventFamily> ALL = EnumSet.allOf(EventFamily.class);

    private final RoutingKeys routingKeys;
    private final int[] families;

    DualWrite(RoutingKeys routingKeys) {
        this.routingKeys = routingKeys;
        this.families = new int[routingKeys.count()];
    }

    /** Whether a set of families, as in {@link #families}, has one. */
    static boolean has(int families, EventFamily family) {
        return (families & bit(family)) != 0;
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
        int changed = events == null ? bits(ALL) : bits(EventFamily.listed(events));
        for (int key : routingKeys.matching(segment)) {
            families[key] = on ? families[key] | changed : families[key] & ~changed;
        }
    }

    /** For each key, the families that are copied, one bit each. */
    int[] families() {
        return families.clone();
    }

    /** {@code on}, {@code off}, or {@code partly} where some events, or events of some keys, are copied. */
    String state(Map<String, String> segment) {
        int[] here = in(segment);
        if (Arrays.stream(here).allMatch(copied -> copied == 0)) {
            return "off";
        }
        return Arrays.stream(here).allMatch(copied -> copied == bits(ALL)) ? "on" : "partly";
    }

    /** The families that are copied in all of a segment, separated by commas; {@code none} without any. */
    String copied(Map<String, String> segment) {
        int everywhere = Arrays.stream(in(segment)).reduce(bits(ALL), (one, other) -> one & other);
        String names = ALL.stream()
                .filter(family -> has(everywhere, family))
                .map(EventFamily::toString)
                .collect(Collectors.joining(","));
        return names.isEmpty() ? "none" : names;
    }

    private int[] in(Map<String, String> segment) {
        return IntStream.of(routingKeys.matching(segment))
                .map(key -> families[key])
                .toArray();
    }

    private static int bits(Set<EventFamily> set) {
        return set.stream().mapToInt(DualWrite::bit).sum();
    }

    private static int bit(EventFamily family) {
        return 1 << family.ordinal();
    }
}
