package dev.cutover.words;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.model.Scope;
import dev.cutover.model.StepId;
import dev.cutover.run.Question;
import dev.cutover.run.fact.RunFact;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How people tell apart what is asked of several rollbacks. */
class OpeningHeadingTest {
    private final Question ofEast = question(1);

    @Test
    void severalQuestionsAreHeadedByTheirRollbacks() {
        var story = beside().asked(ofEast).asked(question(2)).story();

        assertThat(OpeningHeading.of(ofEast, story.state(), story.names()))
                .contains("rollback 1 (us-east ship-to-home)");
        assertThat(OpeningHeading.of(question(2), story.state(), story.names())).contains("rollback 2 (us-west)");
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

    private static Question question(int rollback) {
        return new Question(
                "rollback-" + rollback + "/open/1",
                new StepId("rollback"),
                0,
                Question.Kind.OPENING,
                "The old platform is not open. What becomes of the traffic?",
                List.of(Fulfillment.COMMANDER),
                List.of(new Question.Option("park", "traffic stays", Question.Care.PLAIN)),
                "");
    }
}
