package dev.cutover.cli.option;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class ConvertersTest {
    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "x", "", "99999999999"})
    void aRunNeedsRoomForOneStepAtLeast(String text) {
        assertThatExceptionOfType(TypeConversionException.class)
                .isThrownBy(() -> new StepCountConverter().convert(text))
                .withMessage("'" + text + "' is not a number of steps, 1 or more");
    }

    @Test
    void aNumberOfStepsIsRead() {
        assertThat(new StepCountConverter().convert("3")).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-24T02:00:00Z",
                "2026-11-24T02:00Z",
                "2026-11-24 02:00Z",
                "2026-11-24T03:00+01:00",
                "2026-11-24T03:00:00 +0100",
                "2026-11-24T03:00 Europe/Berlin",
                "2026-11-24 03:00 Europe/Berlin",
                "2026-11-24T03:00+01:00[Europe/Berlin]",
                "2026-11-24T03:00[Europe/Berlin]",
                "2026-11-23T21:00 America/New_York"
            })
    void anInstantTakesAnOffsetOrAZone(String text) {
        assertThat(new InstantConverter().convert(text)).isEqualTo(Instant.parse("2026-11-24T02:00:00Z"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            tomorrow                             | 'tomorrow' is not an instant such as 2026-11-24T02:00Z
            2026-11-24T02:00                     | '2026-11-24T02:00' says no zone, so it may mean several instants; write 2026-11-24T02:00Z for UTC
            2026-02-30T02:00Z                    | '2026-02-30T02:00Z' is not an instant: there is no such day or time
            2026-11-24T02:00+99:00               | +99:00 is not an offset such as +01:00
            2026-11-24T02:00 Europe/Berln        | there is no zone Europe/Berln; did you mean Europe/Berlin?
            2026-11-24T02:00 Nowhere             | there is no zone Nowhere; write one such as Europe/Berlin
            2026-03-08T02:30 America/New_York    | does not exist in America/New_York: its clocks go from 02:00 to 03:00 in that night
            2026-11-01T01:30 America/New_York    | comes twice in America/New_York, for its clocks are set back in that night; write 2026-11-01T01:30-04:00 for the first or 2026-11-01T01:30-05:00 for the second
            2026-11-01T01:30+03:00[America/New_York] | +03:00 is not the offset of America/New_York then, which is -04:00 or -05:00
            2026-11-24T02:00+02:00[Europe/Berlin] | +02:00 is not the offset of Europe/Berlin then, which is +01:00
            """)
    void aWrongInstantIsRefusedInWordsOfTheCommandLine(String text, String why) {
        assertThatExceptionOfType(TypeConversionException.class)
                .isThrownBy(() -> new InstantConverter().convert(text))
                .withMessageContaining(why);
    }
}
