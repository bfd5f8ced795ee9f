package dev.cutover.model;

import java.util.Collections;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The scope of a rollback: for each named dimension its values. No dimension named means the whole run. */
public record Scope(SortedMap<String, Set<String>> values) {
    public static final Scope WHOLE_RUN = new Scope(new TreeMap<>());

    public Scope {
        var copy = new TreeMap<String, Set<String>>();
        values.forEach((dimension, chosen) -> copy.put(dimension, Collections.unmodifiableSet(new TreeSet<>(chosen))));
        values = Collections.unmodifiableSortedMap(copy);
    }

    public static Scope of(Segment segment) {
        var values = new TreeMap<String, Set<String>>();
        segment.values().forEach((dimension, value) -> values.put(dimension, Set.of(value)));
        return new Scope(values);
    }

    public boolean isWholeRun() {
        return values.isEmpty();
    }

    /** Whether it names more than one value of a dimension. */
    public boolean namesSeveral() {
        return values.values().stream().anyMatch(chosen -> chosen.size() > 1);
    }

    /** Whether all of the segment's traffic is meant. A segment wider than the scope is not. */
    public boolean covers(Segment segment) {
        return values.entrySet().stream().allMatch(mine -> {
            String value = segment.values().get(mine.getKey());
            return value != null && mine.getValue().contains(value);
        });
    }

    /** Whether everything that the other scope is about is meant as well. */
    public boolean includes(Scope other) {
        return values.entrySet().stream().allMatch(mine -> {
            var theirs = other.values.get(mine.getKey());
            return theirs != null && mine.getValue().containsAll(theirs);
        });
    }

    /** Whether any of the segment's traffic is meant. */
    public boolean touches(Segment segment) {
        return values.entrySet().stream().allMatch(mine -> {
            String value = segment.values().get(mine.getKey());
            return value == null || mine.getValue().contains(value);
        });
    }

    /** {@code region=us-east|us-west,lane=curbside}, or {@code the whole run}. */
    @Override
    public String toString() {
        return values.isEmpty()
                ? "the whole run"
                : values.entrySet().stream()
                        .map(pair -> pair.getKey() + "=" + String.join("|", pair.getValue()))
                        .collect(Collectors.joining(","));
    }
}
