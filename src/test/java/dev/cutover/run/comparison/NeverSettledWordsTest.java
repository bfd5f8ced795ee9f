package dev.cutover.run.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A key that never settled is told with its kind, and not beside it. */
class NeverSettledWordsTest {
    private static String headline(ComparisonTally.Keys keys) {
        var tally = new ComparisonTally(ComparisonTally.Rows.NONE, ComparisonTally.Rows.NONE, keys);
        var result = new ComparisonResult(
                "r", tally, Map.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of());
        return ComparisonHeadline.of(result, "orders");
    }

    @Test
    void someOfThemNeverSettled() {
        assertThat(headline(new ComparisonTally.Keys(97, 0, 0, 0, 3, 0, 0, 0, 1)))
                .isEqualTo("3 of 100 orders differ: 3 missing on the right (1 of them never settled)");
    }

    @Test
    void noneOfThemSettled() {
        assertThat(headline(new ComparisonTally.Keys(98, 0, 1, 0, 1, 0, 0, 0, 2)))
                .isEqualTo(
                        "2 of 100 orders differ: 1 with other values, 1 missing on the right (none of them settled)");
    }

    @Test
    void withoutSuchKeysNothingIsSaidOfIt() {
        assertThat(headline(new ComparisonTally.Keys(97, 0, 0, 0, 3, 0, 0, 0, 0)))
                .isEqualTo("3 of 100 orders differ: 3 missing on the right");
    }
}
