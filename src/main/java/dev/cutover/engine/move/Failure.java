package dev.cutover.engine.move;

import dev.cutover.model.Step;
import dev.cutover.run.fact.StepFact;

/** Facts of failed attempts. */
final class Failure {
    private Failure() {}

    static StepFact.Failed of(Step step, int attempt, Move.Trouble trouble) {
        var cause = trouble.timedOut() ? StepFact.FailureCause.TIMED_OUT : StepFact.FailureCause.ERROR;
        return new StepFact.Failed(step.id(), attempt, cause, trouble.why());
    }
}
