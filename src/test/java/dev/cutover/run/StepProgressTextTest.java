package dev.cutover.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.model.StepId;
import java.time.Instant;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class StepProgressTextTest {
    private static StepProgress noted(String note) {
        return new StepProgress(
                new StepId("recon"),
                1,
                OptionalDouble.of(0.4),
                OptionalLong.empty(),
                OptionalLong.empty(),
                note,
                Instant.EPOCH);
    }

    @Test
    void whatGoesOnAtOnceIsToldInPartsOrInOneLine() {
        var progress = noted("reading old; left\r\n\n reading new");

        assertThat(progress.parts()).containsExactly("40 %, reading old; left", "reading new");
        assertThat(progress.text()).isEqualTo("40 %, reading old; left; reading new");
    }

    @Test
    void aShareIsAPartByItself() {
        assertThat(noted("").parts()).containsExactly("40 %");
    }
}
