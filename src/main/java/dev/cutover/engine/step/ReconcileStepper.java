package dev.cutover.engine.step;

import dev.cutover.engine.context.NextAction;
import dev.cutover.engine.context.StepContext;
import dev.cutover.engine.effect.StepCompletion;
import dev.cutover.engine.reconcile.LookCalls;
import dev.cutover.engine.reconcile.ReconciledStep;
import dev.cutover.model.Step;
import dev.cutover.model.Work;
import dev.cutover.run.AttemptNote;
import dev.cutover.run.AttemptTimer;
import dev.cutover.run.fact.StepFact;
import dev.cutover.run.ledger.ReconciliationLedger;
import dev.cutover.run.ledger.StepLedger;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Compares two record sets: a first look that reads everything, later ones that read the suspects again, each after a
 * while of which the end is recorded, then the result. Stateless.
 */
final class ReconcileStepper implements Stepper {
    @Override
    public NextAction next(Step step, StepContext stepContext) {
        var entry = stepContext.entry(step);
        var known = stepContext.state().reconciliations().of(step.id());
        var result = known.result(entry.attempt());
        if (result.isPresent()) {
            return judged(step, stepContext, result.orElseThrow());
        }
        var seen = known.look(entry.attempt());
        if (seen.isEmpty() || seen.orElseThrow().fact().isLast()) {
            return LookCalls.look(step, stepContext);
        }
        var look = seen.orElseThrow();
        var due = due(entry, look);
        if (due == null) {
            var pause = ((Work.Reconcile) step.work()).what().looks().secondLook();
            return NextAction.note(new StepFact.TimerSet(
                    step.id(),
                    entry.attempt(),
                    AttemptTimer.Single.LOOK,
                    look.at().plus(pause)));
        }
        return stepContext.now().isBefore(due) ? new NextAction.Wait(due) : LookCalls.look(step, stepContext);
    }

    /** When the next look is due; null if that was not set since the last one. */
    private static @Nullable Instant due(StepLedger.Entry entry, ReconciliationLedger.Seen look) {
        return entry.timerBeginning(AttemptTimer.Single.LOOK)
                        .filter(set -> set.seq() > look.seq())
                        .isPresent()
                ? entry.timer(AttemptTimer.Single.LOOK)
                : null;
    }

    /** The result is on record, so that nothing of the comparison is needed any more. */
    private static NextAction judged(Step step, StepContext stepContext, ReconciliationLedger.Result result) {
        var entry = stepContext.entry(step);
        if (!entry.noted(AttemptNote.WorkRemoved.class)) {
            return LookCalls.removeFiles(step, stepContext);
        }
        if (result.fact().passed()) {
            return StepCompletion.with(step, stepContext, StepFact.How.PLAINLY, ReconciledStep.outputs(result.fact()));
        }
        return StepCompletion.lacksEvidence(step, stepContext)
                ? StepCompletion.capture(step, stepContext)
                : NextAction.note(ReconciledStep.failed(result.fact(), (Work.Reconcile) step.work()));
    }
}
