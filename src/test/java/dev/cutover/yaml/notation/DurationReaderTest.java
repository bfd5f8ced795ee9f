package dev.cutover.yaml.notation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cutover.yaml.shape.Unreadable;
import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationReaderTest {
    @ParameterizedTest
    @CsvSource({"90s, PT90S", "10m, PT10M", "2h, PT2H", "30d, P30D", "500ms, PT0.5S", "1h30m, PT90M", "0s, PT0S"})
    void readsWhatTheLanguageWrites(String text, Duration duration) throws Unreadable {
        assertThat(DurationReader.parse(text)).isEqualTo(duration);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "5", "-5m", "5 m", "1.5h", "30m1h", "PT5M", "m", "5M", "99999d", "4000d", "\u0665m"})
    void refusesTheRest(String text) {
        assertThatThrownBy(() -> DurationReader.parse(text)).isInstanceOf(Unreadable.class);
    }

    @Property(tries = 2000)
    void allUnitsTogetherAreTheirSum(@ForAll @LongRange(min = 0, max = 315_360_000_000L) long millis)
            throws Unreadable {
        var duration = Duration.ofMillis(millis);
        String written = duration.toDaysPart() + "d" + duration.toHoursPart() + "h" + duration.toMinutesPart() + "m"
                + duration.toSecondsPart() + "s" + duration.toMillisPart() + "ms";
        assertThat(DurationReader.parse(written)).isEqualTo(duration);
    }
}
