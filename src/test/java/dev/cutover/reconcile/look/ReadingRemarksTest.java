package dev.cutover.reconcile.look;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.reconcile.judge.ResultParts;
import dev.cutover.run.comparison.ComparisonTally;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReadingRemarksTest {
    private static List<String> advice(long left, long right, long agreedLater) {
        var parts = new ResultParts();
        parts.addTally(new ComparisonTally(
                new ComparisonTally.Rows(left, 0, true),
                new ComparisonTally.Rows(right, 0, true),
                ComparisonTally.Keys.NONE));
        return new ReadingRemarks("old.orders", "new.orders", agreedLater)
                .told(parts.result("recipe"))
                .advice();
    }

    @Test
    void keysThatAgreedLaterExplainWhyTheSidesHaveOtherNumbersOfRows() {
        assertThat(advice(84_931, 84_929, 86))
                .containsExactly("86 keys were read again and agree: the rows read are those of the first look");
    }

    @Test
    void nobodyAsksWhereTheSidesHaveTheSameNumberOfRows() {
        assertThat(advice(5, 5, 3)).isEmpty();
    }

    @Test
    void aSideWithoutRowsIsSaidToHaveNone() {
        assertThat(advice(0, 7, 0))
                .containsExactly("old.orders (left) has no rows at all: is it the right one, and whole?");
        assertThat(advice(0, 0, 0)).isEmpty();
    }
}
