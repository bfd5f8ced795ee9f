package dev.cutover.console.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.model.Scope;
import dev.cutover.run.fact.RunFact;
import dev.cutover.words.Chronicle;
import dev.cutover.words.Fulfillment;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the prompt says while rollbacks are open. */
class BesideRollbacksTest {
    private final Chronicle one = new Chronicle().created(RunFact.Mode.LIVE).rollingBack(1, Scope.of(Fulfillment.EAST));

    @Test
    void anAbortWaitsForAllThatAreOpen() {
        assertThat(objection(one)).isEqualTo("Rollback 1 is running; wait until it has finished.");
        assertThat(objection(one.rollingBack(2, Scope.of(Fulfillment.WEST))))
                .isEqualTo("Rollbacks 1 and 2 are running; wait until they have finished.");
    }

    @Test
    void threeAreNamedAsAList() {
        one.rollingBack(2, Scope.of(Fulfillment.WEST)).rollingBack(3, Scope.WHOLE_RUN);

        assertThat(one.story().state().rollbacks().openOnes()).isEqualTo("rollbacks 1, 2 and 3");
    }

    private static String objection(Chronicle chronicle) {
        return SlashCommand.read("abort").objection(chronicle.story().state());
    }

    @Test
    void twoOpeningsThatAskAreHeadedByTheirRollbacks() {
        var story = one.rollingBack(2, Scope.of(Fulfillment.WEST))
                .asked(Fulfillment.openingQuestion(1))
                .asked(Fulfillment.openingQuestion(2))
                .story();

        assertThat(words(QuestionHead.of(story, Fulfillment.openingQuestion(1))))
                .contains("rollback 1 (us-east ship-to-home)");
        assertThat(words(QuestionHead.of(story, Fulfillment.openingQuestion(2))))
                .contains("rollback 2 (us-west)");
    }

    private static String words(List<Sentence> head) {
        return String.join("\n", head.stream().map(Sentence::words).toList());
    }
}
