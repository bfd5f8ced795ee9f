package dev.cutover.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AttemptTimerTest {

    @Test
    void theFormsOnDiskStayWhatTheyWere() {
        Map.of(
                        "wait", AttemptTimer.Single.WAIT,
                        "over", AttemptTimer.Single.BASELINE,
                        "observe", AttemptTimer.Single.OBSERVE,
                        "hold-0", new AttemptTimer.Soak(0),
                        "hold-12", new AttemptTimer.Soak(12))
                .forEach((text, timer) -> {
                    assertThat(AttemptTimer.of(text)).isEqualTo(timer);
                    assertThat(timer.text()).isEqualTo(text);
                });
    }

    @Property
    void aSoakIsDistinguishedFromTheNextByItsNumber(@ForAll @IntRange(min = 0) int moves) {
        var soak = new AttemptTimer.Soak(moves);

        assertThat(AttemptTimer.of(soak.text())).isEqualTo(soak);
        assertThat(soak.title()).isEqualTo("soak");
    }

    @Property
    void anyTextComesBackAsItWas(@ForAll String text) {
        assertThat(AttemptTimer.of(text).text()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "hold", "hold-", "hold-01", "hold--1", "hold-99999999999", "WAIT", "soak-1"})
    void whatHasNoFormIsKeptAsItIs(String text) {
        assertThat(AttemptTimer.of(text)).isEqualTo(new AttemptTimer.Unknown(text));
    }
}
