package dev.cutover.cli.option;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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

    @Test
    void aWrongInstantIsRefusedInWordsOfTheCommandLine() {
        assertThat(new InstantConverter().convert("2026-11-24T02:00:00Z"))
                .isEqualTo(Instant.parse("2026-11-24T02:00:00Z"));
        assertThatExceptionOfType(TypeConversionException.class)
                .isThrownBy(() -> new InstantConverter().convert("tomorrow"))
                .withMessage("'tomorrow' is not an instant such as 2026-11-24T02:00:00Z");
    }
}
