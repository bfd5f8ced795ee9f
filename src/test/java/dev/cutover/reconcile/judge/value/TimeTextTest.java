package dev.cutover.reconcile.judge.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeTextTest {
    private static final Optional<ZoneId> BERLIN = Optional.of(ZoneId.of("Europe/Berlin"));

    @ParameterizedTest
    @CsvSource({
        "2026-03-01T10:00:00Z, 2026-03-01T10:00:00Z",
        "2026-03-01 10:00:00z, 2026-03-01T10:00:00Z",
        "2026-03-01 10:00:00+00, 2026-03-01T10:00:00Z",
        "2026-03-01 12:00:00.5+0200, 2026-03-01T10:00:00.500Z",
        "2026-03-01T10:00:00.123456789 -05:30, 2026-03-01T15:30:00.123456789Z",
        "2026-03-01T10:00Z, 2026-03-01T10:00:00Z",
        "2026-03-01Z, 2026-03-01T00:00:00Z"
    })
    void aTextWithAZoneIsAnInstant(String text, String instant) {
        assertThat(TimeText.of(text, Optional.empty())).contains(Instant.parse(instant));
        assertThat(TimeText.of(text, BERLIN)).contains(Instant.parse(instant));
    }

    @Test
    void aTextWithoutAZoneNeedsOne() {
        assertThat(TimeText.of("2026-03-01 11:00:00", Optional.empty())).isEmpty();
        assertThat(TimeText.of("2026-03-01 11:00:00", BERLIN)).contains(Instant.parse("2026-03-01T10:00:00Z"));
        assertThat(TimeText.of("2026-07-01", BERLIN)).contains(Instant.parse("2026-06-30T22:00:00Z"));
    }

    @Test
    void whereClocksArePutBackItIsTheFirstOfTheTwo() {
        assertThat(TimeText.of("2026-10-25 02:30:00", BERLIN)).contains(Instant.parse("2026-10-25T00:30:00Z"));
    }

    @Test
    void whereClocksArePutForwardItIsAnHourLater() {
        assertThat(TimeText.of("2026-03-29 02:30:00", BERLIN)).contains(Instant.parse("2026-03-29T01:30:00Z"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "now",
                "2026-13-01T10:00:00Z",
                "2026-02-30T10:00:00Z",
                "2026-03-01T24:00:00Z",
                "2026-03-01T10:00:60Z",
                "26-03-01T10:00:00Z",
                "2026-03-01T10:00:00+25",
                "2026-03-01T10:00:00.1234567890Z",
                "20260301T100000Z",
                "2026-03-01T10:00:00Z and some more text behind it",
                "1772359200"
            })
    void whatIsNoInstant(String text) {
        assertThat(TimeText.of(text, BERLIN)).isEmpty();
    }
}
