package dev.cutover.engine.rollback;

import dev.cutover.engine.context.QuestionPremise;
import dev.cutover.engine.context.StepContext;
import dev.cutover.model.Scope;
import dev.cutover.model.Step;
import dev.cutover.model.StepId;
import dev.cutover.run.Question;
import dev.cutover.run.StepState;
import dev.cutover.run.fact.Fact;
import dev.cutover.run.fact.PeopleFact;
import dev.cutover.run.ledger.QuestionLedger;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * The questions of steps outside a rollback's scope whose premise it rolls back. They are withdrawn, and so are the
 * answers of a step that has not gone on with them yet. Stateless.
 */
final class LostPremises {
    private LostPremises() {}

    static List<Fact> of(StepContext stepContext, Scope scope) {
        var facts = new ArrayList<Fact>();
        for (var id : waiting(stepContext)) {
            stepContext
                    .find(id)
                    .ifPresent(step -> QuestionPremise.withdrawal(step, scope, stepContext)
                            .ifPresent(why -> facts.addAll(withdrawn(step, why, stepContext))));
        }
        return facts;
    }

    /** Steps whose questions, or whose answers, still decide something. */
    private static Iterable<StepId> waiting(StepContext stepContext) {
        var waiting = new LinkedHashSet<StepId>(stepContext.state().steps().started());
        stepContext
                .state()
                .questions()
                .open()
                .forEach(entry -> waiting.add(entry.question().step()));
        stepContext
                .runbook()
                .steps()
                .filter(step -> step.safety().pointOfNoReturn().isPresent())
                .forEach(step -> waiting.add(step.id()));
        return waiting;
    }

    private static List<Fact> withdrawn(Step step, String why, StepContext stepContext) {
        return stepContext.state().questions().ofStep(step.id()).stream()
                .filter(entry -> entry.lapsed() == null
                        && QuestionPremise.isBound(entry.question().kind()))
                .filter(entry -> entry.isOpen() || isUndecided(entry, stepContext))
                .<Fact>map(entry -> new PeopleFact.Lapsed(entry.question().id(), why))
                .toList();
    }

    /** Whether the step has yet to go on with the answer. */
    private static boolean isUndecided(QuestionLedger.Entry entry, StepContext stepContext) {
        var question = entry.question();
        var step = stepContext.state().steps().of(question.step());
        return question.kind() == Question.Kind.COMMIT
                ? step.attempt() < question.attempt()
                : step.state() == StepState.STARTED && step.attempt() == question.attempt();
    }
}
