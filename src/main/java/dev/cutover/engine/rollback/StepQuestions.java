package dev.cutover.engine.rollback;

import dev.cutover.engine.context.StepContext;
import dev.cutover.model.Step;
import dev.cutover.run.fact.Fact;
import dev.cutover.run.fact.PeopleFact;
import dev.cutover.run.ledger.QuestionLedger;
import java.util.List;

/** What a step that a rollback ends still asks: nothing would follow from an answer. Stateless. */
final class StepQuestions {
    private StepQuestions() {}

    static List<Fact> lapse(Step step, String why, StepContext stepContext) {
        return stepContext.state().questions().open().stream()
                .map(QuestionLedger.Entry::question)
                .filter(question -> question.step().equals(step.id()))
                .<Fact>map(question -> new PeopleFact.Lapsed(question.id(), why))
                .toList();
    }
}
