package dev.cutover.run.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The first line of a comparison says what kept it from an answer, and nothing else. */
class ComparisonHeadlineTest {
    private static final ComparisonTally.Keys MOVING = new ComparisonTally.Keys(90, 0, 0, 0, 0, 0, 0, 10, 0);

    private static String headline(long unread) {
        var tally = new ComparisonTally(
                new ComparisonTally.Rows(100, unread, true), new ComparisonTally.Rows(100, 0, true), MOVING);
        return ComparisonHeadline.answer(new ComparisonResult(
                "recipe",
                tally,
                Map.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of("10 % move"),
                List.of()));
    }

    @Test
    void whatMovesIsNotSaidToBeUnread() {
        assertThat(headline(0)).endsWith("10 are still moving, too many for an answer");
    }

    @Test
    void whatCouldNotBeReadIsSaid() {
        assertThat(headline(1)).endsWith("not everything could be read: nothing is said of 1 row");
    }
}
