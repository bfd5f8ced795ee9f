package dev.cutover.connector.sandbox.estate.world;

import java.util.Arrays;

/**
 * What is still to happen to one order, oldest first; what happens in the same ms, in the order of planning. What lies
 * beyond the end is never looked at, and not kept. Times are in ms of the epoch. Not thread-safe.
 */
final class Agenda {
    private static final int USUAL = 32;

    private final long end;
    private long[] times = new long[USUAL];
    private Runnable[] happenings = new Runnable[USUAL];
    private int size;
    private long now = Long.MIN_VALUE;

    Agenda(long end) {
        this.end = end;
    }

    long now() {
        return now;
    }

    long end() {
        return end;
    }

    void plan(long at, Runnable happening) {
        if (at > end) {
            return;
        }
        if (size == times.length) {
            times = Arrays.copyOf(times, 2 * size);
            happenings = Arrays.copyOf(happenings, 2 * size);
        }
        // The next one is the last in the array; there are rarely more than twenty.
        int place = size++;
        while (place > 0 && times[place - 1] <= at) {
            times[place] = times[place - 1];
            happenings[place] = happenings[place - 1];
            place--;
        }
        times[place] = at;
        happenings[place] = happening;
    }

    /** Lets everything happen that is due by then, and what follows from it by then. */
    void run(long until) {
        while (size > 0 && times[size - 1] <= until) {
            size--;
            now = Math.max(now, times[size]);
            happenings[size].run();
        }
        now = Math.max(now, until);
    }
}
