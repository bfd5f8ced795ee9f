package dev.cutover.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DurationsTest {

    @ParameterizedTest
    @CsvSource({
        "PT0S, 00:00, 0s",
        "PT0.25S, 00:00, 250ms",
        "PT0.0000001S, 00:00, 1ms",
        "PT42S, 00:42, 42s",
        "PT3M12S, 03:12, 3m12s",
        "PT10M, 10:00, 10m",
        "PT1H3M12S, 1:03:12, 1h03m",
        "PT2H, 2:00:00, 2h",
        "P2DT3H4M5S, 2d 03:04:05, 2d03h",
        "PT-90S, -01:30, -1m30s",
    })
    void spansAreShortInColumnsAndInSentences(Duration span, String clock, String words) {
        assertThat(Durations.clock(span)).isEqualTo(clock);
        assertThat(Durations.words(span)).isEqualTo(words);
    }

    @Test
    void timesAreUtcAndNameTheDayOnlyIfItIsAnother() {
        var now = Instant.parse("2026-11-24T02:14:09Z");
        assertThat(Durations.time(now)).isEqualTo("02:14:09");
        assertThat(Durations.minute(Instant.parse("2026-11-24T04:30:59Z"), now)).isEqualTo("04:30");
        assertThat(Durations.minute(Instant.parse("2026-11-25T04:30:00Z"), now)).isEqualTo("2026-11-25 04:30");
    }

    @Test
    void theStartIsCountedFrom() {
        var start = Instant.parse("2026-11-24T02:00:00Z");
        assertThat(Durations.sinceStart(start, start.plusSeconds(849))).isEqualTo("T+14:09");
        assertThat(Durations.sinceStart(start, start.minusSeconds(5400))).isEqualTo("T-1:30:00");
        assertThat(Durations.sinceStart(start, start)).isEqualTo("T+00:00");
    }
}
