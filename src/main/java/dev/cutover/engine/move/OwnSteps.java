package dev.cutover.engine.move;

import dev.cutover.model.IfUnreachable;
import dev.cutover.model.RollbackStep;
import dev.cutover.model.Step;
import dev.cutover.model.Work;
import dev.cutover.run.fact.StepFact;
import dev.cutover.run.ledger.RollbackLedger;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The runbook's own steps of the way back, one after the other. They get more tries than steps of the way forward; what
 * is not done then is named as left undone, and the others follow, unless the runbook says that it stops there.
 */
final class OwnSteps {
    private final Scene scene;
    private final RollbackLedger.Entry rollback;

    OwnSteps(Scene scene, RollbackLedger.Entry rollback) {
        this.scene = scene;
        this.rollback = rollback;
    }

    /** Null when there is nothing more to do. */
    @Nullable
    Move next() {
        List<RollbackStep> steps =
                scene.runbook().rollback().map(plan -> plan.steps()).orElse(List.of());
        for (var own : steps) {
            var id = own.step().id().inRollback(rollback.number());
            var state = scene.state().steps().of(id).state();
            switch (state) {
                case PENDING -> {
                    return Move.note(new StepFact.Started(id, 1));
                }
                case STARTED -> {
                    return new Move.Wait(null);
                }
                case FAILED -> {
                    return failed(scene.find(id).orElseThrow());
                }
                case SKIPPED -> {
                    if (own.ifUnreachable() == IfUnreachable.STOP) {
                        return null;
                    }
                }
                case SUCCEEDED, CANCELLED, TAKEN_BACK -> {}
            }
        }
        return null;
    }

    private Move failed(Step step) {
        var entry = scene.entry(step);
        int times = Math.max(step.policy().retry().times(), Patience.TRIES) + 1;
        boolean said = step.work() instanceof Work.Task || entry.cause() == StepFact.FailureCause.DECLINED;
        if (said || entry.attempt() >= times) {
            return Move.note(new StepFact.Skipped(step.id(), entry.attempt(), "it failed: " + entry.why()));
        }
        Instant ended = entry.ended() == null ? scene.now() : entry.ended();
        var due = ended.plus(Patience.backoff(entry.attempt()));
        return scene.now().isBefore(due)
                ? new Move.Wait(due)
                : Move.note(new StepFact.Started(step.id(), entry.attempt() + 1));
    }
}
