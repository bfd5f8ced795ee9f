package dev.cutover.engine.rollback;

import dev.cutover.engine.context.StepContext;
import dev.cutover.model.Scope;
import dev.cutover.model.Step;
import dev.cutover.model.StepId;
import dev.cutover.model.Traffic;
import dev.cutover.model.Work;
import dev.cutover.run.Effect;
import dev.cutover.run.ledger.RollbackLedger;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a phase of a rollback decides from. Good for one decision: the scene changes with the next event. */
final class RollbackContext {
    private final StepContext stepContext;
    private final RollbackLedger.Entry rollback;
    private final Set<StepId> busy;
    private @Nullable Map<Traffic, List<Effect.Move>> owed;

    /** @param busy the steps of which a call is still out */
    RollbackContext(StepContext stepContext, RollbackLedger.Entry rollback, Set<StepId> busy) {
        this.stepContext = stepContext;
        this.rollback = rollback;
        this.busy = busy;
    }

    StepContext scene() {
        return stepContext;
    }

    RollbackLedger.Entry rollback() {
        return rollback;
    }

    Scope scope() {
        return rollback.scope();
    }

    /** The keys that are not proven to be on the old platform, and are not kept from going there, for each flow. */
    Map<Traffic, List<Effect.Move>> owedTraffic() {
        var known = owed;
        if (known == null) {
            known = stepContext.ways().moves(stepContext.state(), scope());
            owed = known;
        }
        return known;
    }

    /** Whether a call of the step is still out. */
    boolean isBusy(StepId step) {
        return busy.contains(step);
    }

    /**
     * The steps of which a call is out whose end has to be awaited: those in scope, before anything of it is undone,
     * and shifts that may be setting a weight in it, be it one among others, before its traffic goes back. Traffic
     * waits for nothing else: a call may take its time to heed that it is given up.
     */
    Stream<Step> busy() {
        return busy.stream()
                .filter(step -> !step.isOfRollback())
                .flatMap(step -> stepContext.find(step).stream())
                .filter(step -> scope().covers(step.where())
                        || (step.work() instanceof Work.Shift && scope().touches(step.where())));
    }
}
