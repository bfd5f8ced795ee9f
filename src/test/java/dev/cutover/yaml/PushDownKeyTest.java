package dev.cutover.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.model.reconcile.PushDownWish;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code push-down} of a step that reconciles. */
class PushDownKeyTest {

    @Test
    void itIsReadAndLeftToTheToolByDefault() {
        assertThat(wish("push-down: always")).isEqualTo(PushDownWish.ALWAYS);
        assertThat(wish("push-down: never")).isEqualTo(PushDownWish.NEVER);
        assertThat(wish("looks: 2")).isEqualTo(PushDownWish.AUTO);
        assertThat(Small.problems(SmallReconcile.text("push-down: allways")))
                .anyMatch(told -> told.contains("did you mean 'always'?"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            compare: { total: { decimal: { left: "," } } }     | 'total' is written in a form of its own
            totals: { orders: { records: orders } }                        | the totals are those of all rows
            pass: { duplicate-shipments: "= 0" }                           | shipments are looked at for equal rows
            """)
    void whatSumsCannotSayIsNamed(String key, String why) {
        assertThat(Small.problems(SmallReconcile.text(key + "\n  push-down: always")))
                .singleElement()
                .asString()
                .contains("the databases cannot add up the rows: " + why, "say push-down: auto");
        assertThat(Small.problems(SmallReconcile.text(key + "\n  push-down: auto")))
                .isEmpty();
    }

    private static PushDownWish wish(String more) {
        return SmallReconcile.read(more).pushDown();
    }
}
