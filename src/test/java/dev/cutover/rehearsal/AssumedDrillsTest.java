package dev.cutover.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.model.scenario.AssumedDrill;
import dev.cutover.spi.Metrics.Measurement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class AssumedDrillsTest {
    private static final Instant STARTS = Instant.parse("2026-01-05T02:00:00Z");
    private static final Duration WINDOW = Duration.ofMinutes(15);

    @Test
    void theShareIsOfThoseThatMetTheRunbooksWindow() {
        assertThat(share(STARTS, drill(1, 15), drill(2, 16))).isEqualTo(new Measurement.Value(0.5, 2));
    }

    @Test
    void whatIsOlderThanTheSpanDoesNotCount() {
        assertThat(share(STARTS, drill(14, 15), drill(15, 16))).isEqualTo(new Measurement.Value(1, 1));
        assertThat(share(STARTS.plusSeconds(1), drill(14, 15))).isInstanceOf(Measurement.NoData.class);
    }

    @Test
    void withoutOneThereIsNoDataAndTheScenarioSaysHow() {
        assertThat(share(STARTS))
                .isEqualTo(new Measurement.NoData(
                        "the scenario assumes no drill in the last 14d; add drills: [{ ago: 1d, restore: 5m }] to it"));
    }

    private static Measurement share(Instant now, AssumedDrill... drills) {
        return new AssumedDrills(List.of(drills), STARTS, WINDOW)
                .share(Scenarios.REHEARSED, now)
                .measured();
    }

    private static AssumedDrill drill(int daysAgo, int minutes) {
        return new AssumedDrill(Duration.ofDays(daysAgo), Duration.ofMinutes(minutes));
    }
}
