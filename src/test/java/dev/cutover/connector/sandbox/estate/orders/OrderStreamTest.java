package dev.cutover.connector.sandbox.estate.orders;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.connector.sandbox.estate.platform.EstateConfig;
import dev.cutover.connector.sandbox.estate.platform.RoutingKeys;
import dev.cutover.connector.sandbox.estate.platform.Scene;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class OrderStreamTest {
    private static final long NOW = Scene.START.getEpochSecond();
    private static final int DAY = 86_400;

    private final RoutingKeys routingKeys =
            new RoutingKeys(EstateConfig.retail(42).dimensions());

    @Test
    void bringsTheRateThatWasAskedForOverADay() {
        var stream = stream(42);
        double orders = 0;
        for (int key = 0; key < routingKeys.count(); key++) {
            for (long second = NOW - DAY; second < NOW; second += 7) {
                orders += stream.arrivals(key, second);
            }
        }

        assertThat(orders * 7 / DAY).isCloseTo(300, Percentage.withPercentage(1));
    }

    @Test
    void isBusierInTheEveningThanInTheMorning() {
        long evening = at(42, 17 * 3_600, 600);
        long morning = at(42, 5 * 3_600, 600);

        assertThat((double) evening / morning).isBetween(1.2, 1.4);
    }

    @Test
    void variesAsArrivalsDo() {
        var counts = LongStream.range(NOW, NOW + 2_000)
                .mapToInt(second -> stream(42).arrivals(0, second))
                .summaryStatistics();
        double mean = counts.getAverage();
        double variance = LongStream.range(NOW, NOW + 2_000)
                .mapToDouble(second -> Math.pow(stream(42).arrivals(0, second) - mean, 2))
                .average()
                .orElseThrow();

        assertThat(variance).isCloseTo(mean, Percentage.withPercentage(10));
    }

    @Test
    void dependsOnTheSeed() {
        assertThat(LongStream.range(NOW, NOW + 60).map(second -> stream(42).arrivals(0, second)))
                .isNotEqualTo(LongStream.range(NOW, NOW + 60)
                        .map(second -> stream(43).arrivals(0, second))
                        .boxed()
                        .toList());
    }

    @Test
    void namesEveryOrderDifferently() {
        var stream = stream(42);
        var names = new HashSet<String>();
        int orders = 0;
        for (int key = 0; key < routingKeys.count(); key++) {
            for (long second = NOW; second < NOW + 20; second++) {
                for (int place = 0; place < stream.arrivals(key, second); place++) {
                    names.add(OrderStream.name(stream.number(key, second, place)));
                    orders++;
                }
            }
        }

        assertThat(names).hasSize(orders).allMatch(name -> name.matches("SO-\\d{12,}"));
    }

    @Test
    void hadNoOrdersBeforeItsFirstDay() {
        assertThat(stream(42).arrivals(0, stream(42).firstSecond() - 1)).isZero();
        assertThat(stream(42).arrivals(0, stream(42).firstSecond())).isPositive();
    }

    @Test
    void takesALargeRateToo() {
        var config = new EstateConfig(1, Map.of("region", List.of("all")), 5_000);
        var stream = new OrderStream(config, new RoutingKeys(config.dimensions()), Scene.START);
        double mean = LongStream.range(NOW, NOW + 300)
                .map(second -> stream.arrivals(0, second))
                .average()
                .orElseThrow();

        assertThat(mean).isBetween(4_000.0, 6_000.0);
    }

    private long at(long seed, int secondOfDay, int seconds) {
        long midnight = NOW / DAY * DAY;
        return LongStream.range(midnight + secondOfDay - DAY, midnight + secondOfDay - DAY + seconds)
                .map(second -> stream(seed).arrivals(0, second) + stream(seed).arrivals(7, second))
                .sum();
    }

    private OrderStream stream(long seed) {
        return new OrderStream(EstateConfig.retail(seed), routingKeys, Scene.START);
    }
}
