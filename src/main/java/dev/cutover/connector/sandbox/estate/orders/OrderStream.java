package dev.cutover.connector.sandbox.estate.orders;

import dev.cutover.connector.sandbox.estate.platform.EstateConfig;
import dev.cutover.connector.sandbox.estate.platform.HashedChance;
import dev.cutover.connector.sandbox.estate.platform.OrderId;
import dev.cutover.connector.sandbox.estate.platform.Poisson;
import dev.cutover.connector.sandbox.estate.platform.RoutingKeys;
import java.time.Instant;

/**
 * The orders that the storefront takes: how many each key gets in each second, and their numbers. Counts follow a
 * Poisson distribution whose rate has a gentle daily curve. Immutable.
 *
 * <p>An order's number encodes its second, its key and its place: {@code (second * keys + key) * 8192 + place}. Second
 * 0 is a day before the start of the estate, so that the estate has a history from its start.
 */
public final class OrderStream {
    /** How long before its start the estate began to take orders. */
    static final long PAST_SECONDS = 86_400;

    private static final int PLACES = 8_192;
    private static final int SECONDS_A_DAY = 86_400;
    private static final double DAILY_SWING = 0.15;
    private static final int BUSIEST_SECOND = 19 * 3_600;

    private final long seed;
    private final RoutingKeys routingKeys;
    private final int keys;
    private final double ordersPerSecond;
    private final long firstSecond;

    public OrderStream(EstateConfig config, RoutingKeys routingKeys, Instant start) {
        this.seed = HashedChance.mix(config.seed());
        this.routingKeys = routingKeys;
        this.keys = routingKeys.count();
        this.ordersPerSecond = config.ordersPerSecond();
        this.firstSecond = start.getEpochSecond() - PAST_SECONDS;
    }

    /** The first second of the stream, of the epoch. */
    public long firstSecond() {
        return firstSecond;
    }

    /** The orders that a key gets in a second (of the epoch); none before the first second. */
    public int arrivals(int key, long second) {
        return arrivals(key, second, new Poisson(rate(key, second)));
    }

    /** The same, with the distribution of the key in this minute, which the caller caches. */
    public int arrivals(int key, long second, Poisson ofTheMinute) {
        if (second < firstSecond) {
            return 0;
        }
        long draw = HashedChance.mix(seed ^ HashedChance.mix(second * keys + key));
        return Math.min(ofTheMinute.draw(draw), PLACES);
    }

    /** How many orders a key gets in a second on average; constant within a minute (of the epoch). */
    public double rate(int key, long second) {
        return ordersPerSecond * routingKeys.share(key) * curve(second);
    }

    /** The number of the order at a place of a key's second. */
    public long number(int key, long second, int place) {
        return ((second - firstSecond) * keys + key) * PLACES + place;
    }

    /** The second (of the epoch) in which an order of this number would be placed. */
    public long secondOf(long number) {
        return firstSecond + Math.floorDiv(number, (long) PLACES * keys);
    }

    /** The key that an order of this number would have. */
    public int keyOf(long number) {
        return (int) Math.floorMod(Math.floorDiv(number, (long) PLACES), (long) keys);
    }

    /** The place that an order of this number would have among those of its key and second. */
    public int placeOf(long number) {
        return (int) Math.floorMod(number, (long) PLACES);
    }

    /**
     * The number of the same key and second half of all places away. Beside the number of an order that is placed it
     * is, unless the second is very full, one that no order has.
     */
    public static long beside(long number) {
        return number ^ (PLACES / 2);
    }

    /** The id of an order, such as {@code SO-000014863365}. */
    static String name(long number) {
        return new OrderId(number).toString();
    }

    private static double curve(long second) {
        long minuteOfDay = Math.floorMod(second - BUSIEST_SECOND, SECONDS_A_DAY) / 60;
        return 1 + DAILY_SWING * StrictMath.cos(minuteOfDay * 2 * Math.PI / (SECONDS_A_DAY / 60.0));
    }
}
