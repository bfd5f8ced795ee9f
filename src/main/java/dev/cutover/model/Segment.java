package dev.cutover.model;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A slice of traffic: at most one value per dimension. A dimension that is not named means every value of it; the empty
 * segment is all traffic.
 */
public record Segment(SortedMap<String, String> values) implements Comparable<Segment> {
    public static final Segment EVERYTHING = new Segment(new TreeMap<>());

    public Segment {
        values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
    }

    public static Segment of(Map<String, String> values) {
        return new Segment(new TreeMap<>(values));
    }

    /** Whether all of {@code other}'s traffic is in this segment as well. */
    public boolean contains(Segment other) {
        return values.entrySet().stream().allMatch(mine -> mine.getValue().equals(other.values.get(mine.getKey())));
    }

    /** Reads what {@link #toString} wrote. */
    public static Segment parse(String text) {
        var values = new TreeMap<String, String>();
        if (!text.equals("everything")) {
            for (String pair : text.split(",", -1)) {
                int equals = pair.indexOf('=');
                values.put(pair.substring(0, equals), pair.substring(equals + 1));
            }
        }
        return new Segment(values);
    }

    @Override
    public int compareTo(Segment other) {
        return toString().compareTo(other.toString());
    }

    /** {@code lane=ship-to-home,region=us-east}; {@code everything} for the empty one. */
    @Override
    public String toString() {
        return values.isEmpty()
                ? "everything"
                : values.entrySet().stream()
                        .map(pair -> pair.getKey() + "=" + pair.getValue())
                        .collect(Collectors.joining(","));
    }

    /** By hand, like that of a step's id: what the compiler gives a record is slow until it is warm. */
    @Override
    public boolean equals(@Nullable Object other) {
        return this == other || (other instanceof Segment that && values.equals(that.values));
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }
}
