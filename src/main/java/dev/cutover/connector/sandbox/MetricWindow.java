package dev.cutover.connector.sandbox;

import java.time.Duration;
import java.util.Arrays;

/**
 * Sums up what happened in the last while. Short windows are cut into slots of five seconds, long ones into minutes; a
 * window never reaches back further than asked for, so it may be shorter by less than a slot. Not thread-safe.
 */
final class MetricWindow {
    private static final int FINE_SLOTS = 120;
    private static final int COARSE_SLOTS = 240;

    private final Simulation simulation;
    private final Detail[] details;
    private SlotRing fine;
    private SlotRing coarse;

    MetricWindow(Simulation simulation, int keyCount) {
        this.simulation = simulation;
        this.details = new Detail[keyCount];
        Arrays.fill(details, Detail.NOTHING);
        this.fine = fine();
        this.coarse = coarse();
    }

    private SlotRing fine() {
        return new SlotRing(simulation, details, 5, FINE_SLOTS);
    }

    private SlotRing coarse() {
        return new SlotRing(simulation, details, 60, COARSE_SLOTS);
    }

    /** What nobody has asked for yet is not counted; once somebody does, it is from then on, and begun anew. */
    private void require(int[] cells, Detail detail) {
        boolean more = false;
        for (int cell : cells) {
            int key = Side.keyOf(cell);
            if (details[key].compareTo(detail) < 0) {
                details[key] = detail;
                more = true;
            }
        }
        if (more) {
            fine = fine();
            coarse = coarse();
        }
    }

    /**
     * Sums up.
     *
     * @param now the second that has just begun; its orders are not counted yet
     * @param detail how much has to be known of the orders
     * @param histogram the one to sum up
     */
    Totals over(Duration window, long now, int[] cells, Detail detail, int histogram) {
        require(cells, detail);
        long from = Math.max(now - Math.max(1, window.toSeconds()), simulation.firstSecond());
        boolean isLong = now - from > (long) FINE_SLOTS * fine.slotSeconds();
        long start = roundUp(from, isLong ? coarse.slotSeconds() : fine.slotSeconds());
        if (start >= now) {
            start = roundDown(now - 1, fine.slotSeconds());
        }
        long lastMinute = isLong ? roundDown(now, coarse.slotSeconds()) : start;
        var totals = new Totals(histogram, now - start);
        sum(coarse, start, lastMinute, totals, cells);
        sum(fine, lastMinute, now, totals, cells);
        return totals;
    }

    private static void sum(SlotRing ring, long from, long until, Totals totals, int[] cells) {
        for (long start = from; start < until; start += ring.slotSeconds()) {
            totals.add(ring.at(start, until), cells);
        }
    }

    private static long roundDown(long second, int multiple) {
        return Math.floorDiv(second, multiple) * multiple;
    }

    private static long roundUp(long second, int multiple) {
        return roundDown(second + multiple - 1, multiple);
    }
}
