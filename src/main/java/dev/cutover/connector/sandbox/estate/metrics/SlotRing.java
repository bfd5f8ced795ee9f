package dev.cutover.connector.sandbox.estate.metrics;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A ring of counters, one for each time slot. The newest slots are kept; older ones are computed again on request. The
 * current slot is filled up to the present. Not thread-safe.
 */
final class SlotRing {
    private final SecondCount secondCount;
    private final OrderDetail[] details;
    private final boolean hasTimes;
    private final int slotSeconds;
    private final @Nullable Counters[] tallies;
    private final long[] starts;
    private final long[] filled;

    /** @param details how much of each key's orders must be computed */
    SlotRing(SecondCount secondCount, OrderDetail[] details, int slotSeconds, int slots) {
        this.secondCount = secondCount;
        this.details = details.clone();
        this.hasTimes = Arrays.asList(details).contains(OrderDetail.TIMES);
        this.slotSeconds = slotSeconds;
        this.tallies = new Counters[slots];
        this.starts = new long[slots];
        this.filled = new long[slots];
        Arrays.fill(starts, Long.MIN_VALUE);
    }

    int slotSeconds() {
        return slotSeconds;
    }

    /**
     * Counts the orders from the start of a slot until its end, or until {@code until} if that is earlier. The result
     * is valid until the next call.
     *
     * @param start in seconds, a multiple of the slot's length
     * @param until at most the current second, and never less than in an earlier call
     */
    Counters at(long start, long until) {
        int index = Math.floorMod(start / slotSeconds, tallies.length);
        var counters = tallies[index];
        if (counters == null) {
            counters = new Counters(details.length, hasTimes);
            tallies[index] = counters;
        }
        if (starts[index] != start) {
            counters.clear();
            starts[index] = start;
            filled[index] = start;
        }
        long end = Math.min(start + slotSeconds, until);
        for (long second = filled[index]; second < end; second++) {
            secondCount.add(second, details, counters);
        }
        filled[index] = Math.max(filled[index], end);
        return counters;
    }
}
