package dev.cutover.engine.effect;

import dev.cutover.engine.context.NextAction;
import dev.cutover.model.Step;
import dev.cutover.run.fact.StepFact;

/** Facts of failed attempts. Stateless and thread-safe. */
public final class FailureFacts {
    private FailureFacts() {}

    public static StepFact.Failed of(Step step, int attempt, NextAction.Trouble trouble) {
        var cause = trouble.timedOut() ? StepFact.FailureCause.TIMED_OUT : StepFact.FailureCause.ERROR;
        return new StepFact.Failed(step.id(), attempt, cause, trouble.why());
    }
}
