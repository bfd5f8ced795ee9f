package dev.cutover.journal.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatterBuilder;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InstantTextTest {
    private static final long FIRST = -62_167_219_200L;
    private static final long LAST = 253_402_300_799L;

    @Property
    void writesAndReadsAsTheJdkDoes(
            @ForAll @LongRange(min = FIRST, max = LAST) long second, @ForAll @IntRange(max = 999_999_999) int nano) {
        for (int coarse : new int[] {1, 1000, 1_000_000, 1_000_000_000}) {
            var instant = Instant.ofEpochSecond(second, nano / coarse * coarse);
            assertThat(InstantText.exact(instant)).isEqualTo(instant.toString());
            assertThat(InstantText.parse(instant.toString())).isEqualTo(instant);
            assertThat(InstantText.micros(instant))
                    .isEqualTo(new DateTimeFormatterBuilder()
                            .appendInstant(6)
                            .toFormatter()
                            .format(instant));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Z",
                "2026-11-23T02:00:00",
                "2026-11-23T02:00:00.Z.",
                "2026-13-23T02:00:00Z",
                "2026-11-23T24:00:00.000000Z",
                "2026-11-23T02:60:00.000000Z",
                "2026-11-23T02:00:60.000000Z",
                "2026-11-23T02:00:0x.000000Z",
                "2026-11-23T02:00:00,000000Z",
                "2026-11-23T02:00:00.0000000000Z"
            })
    void refusesWhatIsNoInstant(String text) {
        assertThatThrownBy(() -> InstantText.parse(text)).isInstanceOf(DateTimeException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-11-23T02:00:00.1Z", "2026-11-23T02:00:00.12345Z", "2026-11-23T04:00:00+02:00"})
    void readsOtherFormsToo(String text) {
        assertThat(InstantText.parse(text)).isEqualTo(Instant.parse(text));
    }
}
