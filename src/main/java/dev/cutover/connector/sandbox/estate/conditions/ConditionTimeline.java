package dev.cutover.connector.sandbox.estate.conditions;

import java.time.Instant;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * The conditions of every second since the start. A change takes effect with the first whole second that starts at or
 * after it. The timeline is append-only, so that what was computed for a past second stays true. Not thread-safe.
 */
public final class ConditionTimeline {
    private final TreeMap<Long, OrderConditions> changes = new TreeMap<>();

    public ConditionTimeline(OrderConditions initial) {
        changes.put(Long.MIN_VALUE, initial);
    }

    public void change(Instant at, OrderConditions orderConditions) {
        long second = firstSecond(at);
        if (second < changes.lastKey()) {
            throw new IllegalStateException("a change at " + at + " would rewrite the past");
        }
        changes.put(second, orderConditions);
    }

    /** The first whole second that starts at a moment or after it. */
    public static long firstSecond(Instant at) {
        return at.getNano() == 0 ? at.getEpochSecond() : at.getEpochSecond() + 1;
    }

    public OrderConditions at(long second) {
        return changes.floorEntry(second).getValue();
    }

    /** The first second whose conditions pass, from one to another (inclusive); empty if there is none. */
    public OptionalLong firstWhere(Predicate<OrderConditions> passes, long from, long until) {
        if (from <= until && passes.test(at(from))) {
            return OptionalLong.of(from);
        }
        for (var change : changes.tailMap(from, false).entrySet()) {
            if (change.getKey() <= until && passes.test(change.getValue())) {
                return OptionalLong.of(change.getKey());
            }
        }
        return OptionalLong.empty();
    }
}
