package dev.cutover.words;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.model.Scope;
import dev.cutover.run.Question;
import dev.cutover.run.fact.RunFact;
import org.junit.jupiter.api.Test;

/** How people tell apart what is asked of several rollbacks. */
class OpeningHeadingTest {
    private final Question ofEast = Fulfillment.openingQuestion(1);

    @Test
    void severalQuestionsAreHeadedByTheirRollbacks() {
        var story = beside().asked(ofEast).asked(Fulfillment.openingQuestion(2)).story();

        assertThat(OpeningHeading.of(ofEast, story.state(), story.names()))
                .contains("rollback 1 (us-east ship-to-home)");
        assertThat(OpeningHeading.of(Fulfillment.openingQuestion(2), story.state(), story.names()))
                .contains("rollback 2 (us-west)");
    }

    @Test
    void oneQuestionNeedsNoHeading() {
        var story = beside().asked(ofEast).story();

        assertThat(OpeningHeading.of(ofEast, story.state(), story.names())).isEmpty();
    }

    /** Two rollbacks that are under way. */
    private static Chronicle beside() {
        return new Chronicle()
                .created(RunFact.Mode.LIVE)
                .rollingBack(1, Scope.of(Fulfillment.EAST))
                .rollingBack(2, Scope.of(Fulfillment.WEST));
    }
}
