package dev.cutover.connector.sandbox.estate.metrics;

import dev.cutover.connector.sandbox.estate.orders.OrderAudience;
import dev.cutover.connector.sandbox.estate.orders.OrderOutcome;
import dev.cutover.connector.sandbox.estate.platform.PlatformSide;
import java.util.Arrays;

/**
 * Counts what became of orders, for each key and side: counters and, on request, four histograms, in flat arrays that
 * can be summed. Not thread-safe.
 */
public final class Counters implements OrderAudience {
    public static final int ORDERS = 0;
    static final int WITHIN_A_MINUTE = 1;
    static final int MISROUTED = 2;
    static final int DUPLICATED = 3;
    static final int LOST = 4;
    static final int EXCEPTIONAL = 5;
    static final int MISMATCHED = 6;
    static final int UNCONFIRMED = 7;
    public static final int UNLABELLED = 8;
    static final int ON_NEW_SIDE = 9;
    static final int PARKED = 10;
    static final int COUNTERS = 11;

    static final int ROUTING = 0;
    static final int RESERVATION = ROUTING + Histogram.BUCKETS;
    static final int LABEL = RESERVATION + Histogram.BUCKETS;
    static final int MIRROR = LABEL + Histogram.BUCKETS;
    static final int WIDTH = MIRROR + Histogram.BUCKETS;

    private static final int MINUTE_MS = 60_000;

    private static final int[] NONE = {};

    private final int[] counts;
    private final int[] times;

    /** @param hasTimes whether to fill the histograms as well */
    Counters(int keys, boolean hasTimes) {
        this.counts = new int[2 * keys * COUNTERS];
        this.times = hasTimes ? new int[2 * keys * WIDTH] : NONE;
    }

    void clear() {
        Arrays.fill(counts, 0);
        Arrays.fill(times, 0);
    }

    int count(int cell, int counter) {
        return counts[cell * COUNTERS + counter];
    }

    /** @param bucket the offset of the histogram, such as {@link #ROUTING}, plus the number of the bucket in it */
    int times(int cell, int bucket) {
        return times[cell * WIDTH + bucket];
    }

    void add(int cell, int counter, int orders) {
        counts[cell * COUNTERS + counter] += orders;
    }

    @Override
    public void see(OrderOutcome order) {
        int cell = order.side.cell(order.key);
        int base = cell * COUNTERS;
        counts[base + ORDERS]++;
        count(base + ON_NEW_SIDE, order.side == PlatformSide.NEW);
        count(base + PARKED, order.isParked());
        count(base + MISROUTED, order.misrouted);
        count(base + DUPLICATED, order.duplicated);
        count(base + LOST, order.lost);
        count(base + EXCEPTIONAL, order.exceptional);
        count(base + MISMATCHED, order.mismatched);
        count(base + UNCONFIRMED, order.unconfirmed);
        if (!order.isStuck()) {
            count(base + WITHIN_A_MINUTE, order.routingMs <= MINUTE_MS);
            count(base + UNLABELLED, order.unlabelled);
            if (times.length > 0) {
                seeTimes(order, cell * WIDTH);
            }
        }
    }

    private void seeTimes(OrderOutcome order, int base) {
        times[base + ROUTING + Histogram.bucket(order.routingMs)]++;
        times[base + RESERVATION + Histogram.bucket(order.reservationMs)]++;
        if (!order.unlabelled) {
            times[base + LABEL + Histogram.bucket(order.labelMs)]++;
        }
        if (order.mirrorMs != OrderOutcome.NEVER) {
            times[base + MIRROR + Histogram.bucket(order.mirrorMs)]++;
        }
    }

    private void count(int index, boolean happened) {
        if (happened) {
            counts[index]++;
        }
    }
}
