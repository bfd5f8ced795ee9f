package dev.cutover.engine.rollback;

import dev.cutover.engine.context.NextAction;
import dev.cutover.engine.context.StepContext;
import dev.cutover.engine.context.UndoRetryPolicy;
import dev.cutover.model.IfUnreachable;
import dev.cutover.model.RollbackStep;
import dev.cutover.model.Step;
import dev.cutover.model.Work;
import dev.cutover.plan.rollback.RollbackNeed;
import dev.cutover.run.fact.StepFact;
import dev.cutover.run.ledger.RollbackLedger;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The runbook's own rollback steps, one after the other. Where the runbook does not say how often, they get more tries
 * than forward steps. A step that still fails is named as left undone and the others follow, unless the runbook says
 * that the rollback stops there. Stateless.
 */
final class RollbackSteps {
    private final StepContext stepContext;
    private final RollbackLedger.Entry rollback;

    RollbackSteps(StepContext stepContext, RollbackLedger.Entry rollback) {
        this.stepContext = stepContext;
        this.rollback = rollback;
    }

    /** Those of the runbook; none if the rollback has found nothing that was begun. */
    static List<RollbackStep> of(StepContext stepContext, RollbackLedger.Entry rollback) {
        return RollbackNeed.hasSteps(stepContext.rollbackPlanner(), stepContext.state(), rollback)
                ? RollbackNeed.ownSteps(stepContext.runbook(), rollback.scope())
                : List.of();
    }

    /** Null when nothing is left to do. */
    @Nullable
    NextAction next() {
        for (var own : of(stepContext, rollback)) {
            var id = own.step().id().inRollback(rollback.number());
            var state = stepContext.state().steps().of(id).state();
            switch (state) {
                case PENDING -> {
                    return NextAction.note(new StepFact.Started(id, 1));
                }
                case STARTED -> {
                    return new NextAction.Wait(null);
                }
                case FAILED -> {
                    return failed(stepContext.find(id).orElseThrow());
                }
                case SKIPPED -> {
                    if (own.ifUnreachable() == IfUnreachable.STOP) {
                        return null;
                    }
                }
                case SUCCEEDED, CANCELLED, UNDONE -> {}
            }
        }
        return null;
    }

    /** A retry that the runbook writes is kept as it is; without one a step is retried as an undo is. */
    private NextAction failed(Step step) {
        var entry = stepContext.entry(step);
        var retry = step.policy().retry();
        boolean asWritten = retry.written() || step.isCourtesy();
        int again = asWritten ? retry.times() : UndoRetryPolicy.TRIES;
        if (isFinal(step, entry.cause()) || entry.attempt() > again) {
            return NextAction.note(new StepFact.Skipped(step.id(), entry.attempt(), "it failed: " + entry.why()));
        }
        Instant ended = entry.ended() == null ? stepContext.now() : entry.ended();
        var due = ended.plus(asWritten ? retry.backoff() : UndoRetryPolicy.backoff(entry.attempt()));
        return stepContext.now().isBefore(due)
                ? new NextAction.Wait(due)
                : NextAction.note(new StepFact.Started(step.id(), entry.attempt() + 1));
    }

    /** A person's no is not asked again; a task that nobody reports is, if its runbook says so. */
    private static boolean isFinal(Step step, StepFact.@Nullable FailureCause cause) {
        boolean unreported = cause == StepFact.FailureCause.TIMED_OUT
                && step.policy().retry().written();
        return (step.work() instanceof Work.Task && !unreported) || cause == StepFact.FailureCause.DECLINED;
    }
}
