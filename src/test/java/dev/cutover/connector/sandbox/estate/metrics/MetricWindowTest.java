package dev.cutover.connector.sandbox.estate.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.connector.sandbox.estate.Estate;
import dev.cutover.connector.sandbox.estate.control.MemoryControlLog;
import dev.cutover.connector.sandbox.estate.platform.EstateConfig;
import dev.cutover.connector.sandbox.estate.platform.Scene;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class MetricWindowTest {

    @Property(tries = 25)
    void countsTheOrdersOfItsSeconds(
            @ForAll @IntRange(max = 1_500) int age, @ForAll @IntRange(min = 1, max = 2_000) int window) {
        var scene = small().pass(age);

        var measured = scene.estate.measure(Scene.METERS, "order_rate_per_second", Duration.ofSeconds(window));

        assertThat(measured.seconds()).isBetween(1L, Math.max((long) window, 5L));
        assertThat(measured.samples()).isEqualTo(counted(scene, measured.seconds()));
    }

    @Test
    void losesLessThanASlotOfAShortWindowAndAMinuteOfALongOne() {
        var scene = small();
        for (int offset = 0; offset < 70; offset++) {
            scene.pass(1);

            assertThat(scene.estate
                            .measure(Scene.METERS, "order_rate_per_second", Duration.ofMinutes(2))
                            .seconds())
                    .isBetween(116L, 120L);
            assertThat(scene.estate
                            .measure(Scene.METERS, "order_rate_per_second", Duration.ofHours(1))
                            .seconds())
                    .isBetween(3_541L, 3_600L);
        }
    }

    @Test
    void reachesBackToADayBeforeTheStart() {
        var scene = new Scene();

        assertThat(scene.estate
                        .measure(Scene.METERS, "order_rate_per_second", Duration.ofDays(30))
                        .seconds())
                .isBetween(86_340L, 86_400L);
    }

    @Test
    void hasAnAnswerForTheShortestWindow() {
        assertThat(new Scene()
                        .estate
                        .measure(Scene.METERS, "order_rate_per_second", Duration.ofMillis(1))
                        .samples())
                .isPositive();
    }

    private static Scene small() {
        var retail = EstateConfig.retail(42);
        return new Scene(
                Estate.open(new EstateConfig(42, retail.dimensions(), 10), new MemoryControlLog(), Scene.START));
    }

    private static long counted(Scene scene, long seconds) {
        var count = new AtomicLong();
        Instant until = scene.estate.now();
        scene.estate.eachOrder(Scene.EVERYWHERE, until.minusSeconds(seconds), until, books -> count.incrementAndGet());
        return count.get();
    }
}
