package dev.cutover.connector.sandbox;

import java.util.Arrays;

/**
 * Counts what became of orders, for each key and side: some counters and four histograms, in one flat array that can be
 * summed. Not thread-safe.
 */
final class Tally implements Simulation.Audience {
    static final int ORDERS = 0;
    static final int WITHIN_A_MINUTE = 1;
    static final int MISROUTED = 2;
    static final int DUPLICATED = 3;
    static final int LOST = 4;
    static final int EXCEPTIONAL = 5;
    static final int MISMATCHED = 6;
    static final int UNCONFIRMED = 7;
    static final int UNLABELLED = 8;
    static final int ON_NEW_SIDE = 9;
    static final int COUNTERS = 10;

    static final int ROUTING = COUNTERS;
    static final int RESERVATION = ROUTING + Histogram.BUCKETS;
    static final int LABEL = RESERVATION + Histogram.BUCKETS;
    static final int MIRROR = LABEL + Histogram.BUCKETS;
    static final int WIDTH = MIRROR + Histogram.BUCKETS;

    private static final int MINUTE_MS = 60_000;

    private final int[] counts;

    Tally(int keys) {
        this.counts = new int[2 * keys * WIDTH];
    }

    void clear() {
        Arrays.fill(counts, 0);
    }

    int at(int cell, int counter) {
        return counts[cell * WIDTH + counter];
    }

    @Override
    public void see(Fate order) {
        int base = Conditions.cell(order.key, order.side) * WIDTH;
        counts[base + ORDERS]++;
        count(base + ON_NEW_SIDE, order.side == Side.NEW);
        count(base + MISROUTED, order.misrouted);
        count(base + DUPLICATED, order.duplicated);
        count(base + LOST, order.lost);
        count(base + EXCEPTIONAL, order.exceptional);
        count(base + MISMATCHED, order.mismatched);
        count(base + UNCONFIRMED, order.unconfirmed);
        if (order.isStuck()) {
            return;
        }
        count(base + WITHIN_A_MINUTE, order.routingMs <= MINUTE_MS);
        counts[base + ROUTING + Histogram.bucket(order.routingMs)]++;
        counts[base + RESERVATION + Histogram.bucket(order.reservationMs)]++;
        if (order.unlabelled) {
            counts[base + UNLABELLED]++;
        } else {
            counts[base + LABEL + Histogram.bucket(order.labelMs)]++;
        }
        if (order.mirrorMs != Fate.NEVER) {
            counts[base + MIRROR + Histogram.bucket(order.mirrorMs)]++;
        }
    }

    private void count(int index, boolean happened) {
        if (happened) {
            counts[index]++;
        }
    }
}
