package dev.cutover.yaml.notation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cutover.model.environment.Pace;
import dev.cutover.yaml.shape.Unreadable;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlannedTimeReaderTest {
    @ParameterizedTest
    @CsvSource({"T, PT0S, T", "T-90m, PT-90M, T-90m", "T+2h, PT2H, T+2h", "T - 30d, P-30D, T-30d"})
    void readsATimeAroundTheStart(String text, Duration offset, String printed) throws Unreadable {
        var time = PlannedTimeReader.parse(text);
        assertThat(time.offset()).isEqualTo(offset);
        assertThat(time).hasToString(printed);
        assertThat(PlannedTimeReader.parse(time.toString())).isEqualTo(time);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "t", "T90m", "T-", "T-90", "T--90m", "02:00"})
    void refusesTheRest(String text) {
        assertThatThrownBy(() -> PlannedTimeReader.parse(text)).isInstanceOf(Unreadable.class);
    }

    @ParameterizedTest
    @CsvSource({"real", "virtual", "60x", "2.5x"})
    void aClockThatIsPrintedIsReadBack(String text) throws Unreadable {
        Pace pace = PaceReader.parse(text);
        assertThat(pace.text()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0x", "60", "x", "fast", "-1x"})
    void aClockIsOneOfThree(String text) {
        assertThatThrownBy(() -> PaceReader.parse(text)).isInstanceOf(Unreadable.class);
    }
}
