package dev.cutover.connector.sandbox;

import java.time.Instant;
import java.util.TreeMap;

/**
 * The conditions of every second since the beginning. A change takes hold with the first whole second that starts at or
 * after it. Only ever appended to, so that what was worked out for a past second stays true. Not thread-safe.
 */
final class Timeline {
    private final TreeMap<Long, Conditions> changes = new TreeMap<>();

    Timeline(Conditions initial) {
        changes.put(Long.MIN_VALUE, initial);
    }

    void change(Instant at, Conditions conditions) {
        long second = firstSecond(at);
        if (second < changes.lastKey()) {
            throw new IllegalStateException("a change at " + at + " would rewrite the past");
        }
        changes.put(second, conditions);
    }

    /** The first whole second that starts at a moment or after it. */
    static long firstSecond(Instant at) {
        return at.getNano() == 0 ? at.getEpochSecond() : at.getEpochSecond() + 1;
    }

    Conditions at(long second) {
        return changes.floorEntry(second).getValue();
    }
}
