package dev.cutover.connector.sandbox.estate.orders;

import dev.cutover.connector.sandbox.estate.conditions.ConditionTimeline;
import dev.cutover.connector.sandbox.estate.conditions.OrderConditions;
import dev.cutover.connector.sandbox.estate.platform.Poisson;
import java.util.Arrays;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Computes the orders of a second. Not thread-safe, because all orders share one {@link OrderOutcome}. */
public final class Simulation {
    private static final int SECONDS_A_MINUTE = 60;

    private final OrderStream stream;
    private final ConditionTimeline conditionTimeline;
    private final OrderOutcome orderOutcome;
    private final @Nullable Poisson[] arrivals;
    private final long[] minutes;

    /**
     * A simulation of one estate.
     *
     * @param keys the number of routing keys
     */
    public Simulation(OrderStream stream, ConditionTimeline conditionTimeline, long seed, int keys) {
        this.stream = stream;
        this.conditionTimeline = conditionTimeline;
        this.orderOutcome = new OrderOutcome(seed);
        this.arrivals = new Poisson[keys];
        this.minutes = new long[keys];
    }

    public long firstSecond() {
        return stream.firstSecond();
    }

    public void play(long second, int[] keys, OrderAudience audience) {
        var orderConditions = conditionTimeline.at(second);
        for (int key : keys) {
            play(second, key, orderConditions, audience);
        }
    }

    /** The second (of the epoch) in which an order of this number would be placed. */
    public long secondOf(long number) {
        return stream.secondOf(number);
    }

    /** Passes on the order of a number, if it is placed. */
    public void playOne(long number, OrderAudience audience) {
        long second = stream.secondOf(number);
        int key = stream.keyOf(number);
        boolean isPlaced = stream.placeOf(number) < arrivals(key, second);
        if (isPlaced && orderOutcome.decide(number, key, conditionTimeline.at(second))) {
            audience.see(orderOutcome);
        }
    }

    /** A number that no order has, for one that nobody placed beside one that was; empty if the second is too full. */
    public OptionalLong strayBeside(long number) {
        long stray = OrderStream.beside(number);
        int arrivals = arrivals(stream.keyOf(number), stream.secondOf(number));
        return stream.placeOf(stray) < arrivals || stray < number ? OptionalLong.empty() : OptionalLong.of(stray);
    }

    /** Passes on the order that was placed beside the one of a number that no order has, if there is one. */
    public void playBeside(long stray, OrderAudience audience) {
        long number = OrderStream.beside(stray);
        if (number < stray) {
            playOne(number, audience);
        }
    }

    /** The numbers of the orders of a second, also of those that the storefront failed to take. */
    public long[] numbers(long second, int[] keys) {
        var numbers = new long[64];
        int count = 0;
        for (int key : keys) {
            int orders = arrivals(key, second);
            if (count + orders > numbers.length) {
                numbers = Arrays.copyOf(numbers, 2 * (count + orders));
            }
            for (int place = 0; place < orders; place++) {
                numbers[count++] = stream.number(key, second, place);
            }
        }
        return Arrays.copyOf(numbers, count);
    }

    /** Passes on the orders of one key. */
    public void play(long second, int key, OrderConditions orderConditions, OrderAudience audience) {
        int orders = arrivals(key, second);
        for (int place = 0; place < orders; place++) {
            if (orderOutcome.decide(stream.number(key, second, place), key, orderConditions)) {
                audience.see(orderOutcome);
            }
        }
    }

    /** What orders meet that are placed in a second. */
    public OrderConditions conditions(long second) {
        return conditionTimeline.at(second);
    }

    /** The number of a key's first order in a second; the others have the numbers after it. */
    public long firstNumber(int key, long second) {
        return stream.number(key, second, 0);
    }

    /** How many orders of a key there are in a second, also those that the storefront failed to take. */
    public int arrivals(int key, long second) {
        long minute = Math.floorDiv(second, SECONDS_A_MINUTE);
        var known = arrivals[key];
        if (known == null || minutes[key] != minute) {
            known = new Poisson(stream.rate(key, second));
            arrivals[key] = known;
            minutes[key] = minute;
        }
        return stream.arrivals(key, second, known);
    }
}
