package dev.cutover.engine.rollback;

import dev.cutover.engine.context.StepContext;
import dev.cutover.model.Scope;
import dev.cutover.model.Step;
import dev.cutover.model.StepId;
import dev.cutover.model.Traffic;
import dev.cutover.model.Work;
import dev.cutover.plan.rollback.SharedWork;
import dev.cutover.plan.rollback.WriterFences;
import dev.cutover.run.Effect;
import dev.cutover.run.ledger.RollbackLedger;
import dev.cutover.run.ledger.TrafficOutsideScope;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a phase of a rollback decides from. Valid for one decision: it changes with the next event. */
final class RollbackContext {
    private final StepContext stepContext;
    private final RollbackLedger.Entry rollback;
    private final Set<StepId> busy;
    private @Nullable Map<Traffic, List<Effect.Move>> owed;
    private @Nullable WriterFences fences;

    /** @param busy the steps with a call under way that no rollback has made */
    RollbackContext(StepContext stepContext, RollbackLedger.Entry rollback, Set<StepId> busy) {
        this.stepContext = stepContext;
        this.rollback = rollback;
        this.busy = busy;
    }

    StepContext stepContext() {
        return stepContext;
    }

    RollbackLedger.Entry rollback() {
        return rollback;
    }

    Scope scope() {
        return rollback.scope();
    }

    /** For each flow the keys that are not proven to be on the old platform and may be moved there. */
    Map<Traffic, List<Effect.Move>> owedTraffic() {
        var known = owed;
        if (known == null) {
            known = stepContext.rollbackPlanner().moves(stepContext.state(), scope());
            owed = known;
        }
        return known;
    }

    /** What keeps the rollback from making a second writer. */
    WriterFences fences() {
        var known = fences;
        if (known == null) {
            known = stepContext.rollbackPlanner().fences(stepContext.state(), scope());
            fences = known;
        }
        return known;
    }

    /** Whether traffic is to return to the old platform. */
    boolean holdsTraffic() {
        return !owedTraffic().isEmpty();
    }

    /**
     * Whether the rollback stops at an old platform that is not open: traffic is to return to it, or is there, so that
     * its orders are refused.
     */
    boolean needsOldPlatform() {
        return holdsTraffic()
                || new TrafficOutsideScope(stepContext.runbook(), scope()).isOnOldPlatform(stepContext.state());
    }

    /** Whether a step that may be closing the old platform has a call under way. */
    boolean isClosing() {
        var planner = stepContext.rollbackPlanner();
        return busy.stream()
                .filter(step -> !step.isOfRollback())
                .flatMap(step -> stepContext.find(step).stream())
                .anyMatch(step -> planner.isClosing(scope(), step));
    }

    /** Whether a narrower rollback that this one takes over has not ended yet. */
    boolean takesOver() {
        return !SharedWork.of(stepContext.rollbackPlanner(), stepContext.state(), rollback)
                .narrower()
                .isEmpty();
    }

    /** Whether a wider rollback takes this one over. */
    boolean isTakenOver() {
        return SharedWork.of(stepContext.rollbackPlanner(), stepContext.state(), rollback)
                .wider()
                .isPresent();
    }

    /** Whether the step has a call under way. */
    boolean isBusy(StepId step) {
        return busy.contains(step);
    }

    /**
     * The steps whose call must end first: those in scope, before anything is undone, and shifts that may be setting a
     * weight in it, before its traffic is restored. Traffic waits for nothing else: an interrupted call may take a
     * while to end.
     */
    Stream<Step> busy() {
        return busy.stream()
                .filter(step -> !step.isOfRollback())
                .flatMap(step -> stepContext.find(step).stream())
                .filter(step -> stepContext.rollbackPlanner().stops(scope(), step)
                        || (step.work() instanceof Work.Shift && scope().touches(step)));
    }
}
