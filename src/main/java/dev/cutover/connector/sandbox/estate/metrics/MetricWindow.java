package dev.cutover.connector.sandbox.estate.metrics;

import dev.cutover.connector.sandbox.estate.orders.Simulation;
import dev.cutover.connector.sandbox.estate.platform.PlatformSide;
import java.time.Duration;
import java.util.Arrays;

/**
 * Sums up the counters of a time window. Short windows consist of slots of five seconds, long ones of minutes. A window
 * never reaches back further than requested, so it may be shorter by less than a slot. Not thread-safe.
 */
public final class MetricWindow {
    private static final int FINE_SLOTS = 120;
    private static final int COARSE_SLOTS = 240;

    private final Simulation simulation;
    private final SecondCount secondCount;
    private final OrderDetail[] details;
    private SlotRing fine;
    private SlotRing coarse;

    public MetricWindow(Simulation simulation, long seed, int keyCount) {
        this.simulation = simulation;
        this.secondCount = new SecondCount(simulation, seed);
        this.details = new OrderDetail[keyCount];
        Arrays.fill(details, OrderDetail.NOTHING);
        this.fine = fine();
        this.coarse = coarse();
    }

    private SlotRing fine() {
        return new SlotRing(secondCount, details, 5, FINE_SLOTS);
    }

    private SlotRing coarse() {
        return new SlotRing(secondCount, details, 60, COARSE_SLOTS);
    }

    /** Only what has been queried is counted. The first query for more detail clears the slots, to be counted again. */
    private void require(int[] cells, OrderDetail orderDetail) {
        boolean more = false;
        for (int cell : cells) {
            int key = PlatformSide.keyOf(cell);
            if (details[key].compareTo(orderDetail) < 0) {
                details[key] = orderDetail;
                more = true;
            }
        }
        if (more) {
            fine = fine();
            coarse = coarse();
        }
    }

    /**
     * Sums up a window.
     *
     * @param now the current second, of the epoch; its orders are not counted yet
     * @param orderDetail how much of each order must be computed
     * @param histogram the histogram to sum up, or {@link CounterTotals#NO_HISTOGRAM}
     */
    public CounterTotals over(Duration window, long now, int[] cells, OrderDetail orderDetail, int histogram) {
        require(cells, orderDetail);
        long from = Math.max(now - Math.max(1, window.toSeconds()), simulation.firstSecond());
        boolean isLong = now - from > (long) FINE_SLOTS * fine.slotSeconds();
        long start = roundUp(from, isLong ? coarse.slotSeconds() : fine.slotSeconds());
        if (start >= now) {
            start = roundDown(now - 1, fine.slotSeconds());
        }
        long lastMinute = isLong ? roundDown(now, coarse.slotSeconds()) : start;
        var counterTotals = new CounterTotals(histogram, now - start);
        sum(coarse, start, lastMinute, counterTotals, cells);
        sum(fine, lastMinute, now, counterTotals, cells);
        return counterTotals;
    }

    private static void sum(SlotRing ring, long from, long until, CounterTotals counterTotals, int[] cells) {
        for (long start = from; start < until; start += ring.slotSeconds()) {
            counterTotals.add(ring.at(start, until), cells);
        }
    }

    private static long roundDown(long second, int multiple) {
        return Math.floorDiv(second, multiple) * multiple;
    }

    private static long roundUp(long second, int multiple) {
        return roundDown(second + multiple - 1, multiple);
    }
}
