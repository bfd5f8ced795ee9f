package dev.cutover.model;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.StringJoiner;
import java.util.TreeMap;
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
        for (var mine : values.entrySet()) {
            if (!mine.getValue().equals(other.values.get(mine.getKey()))) {
                return false;
            }
        }
        return true;
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
        if (values.isEmpty()) {
            return "everything";
        }
        var text = new StringJoiner(",");
        for (var pair : values.entrySet()) {
            text.add(pair.getKey() + "=" + pair.getValue());
        }
        return text.toString();
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
