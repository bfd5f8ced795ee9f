package dev.cutover.cli.option.rollback;

import dev.cutover.engine.context.EffectLabels;
import dev.cutover.engine.time.WallTime;
import dev.cutover.history.PastDurations;
import dev.cutover.journal.Home;
import dev.cutover.model.Scope;
import dev.cutover.plan.rollback.ChosenScope;
import dev.cutover.plan.rollback.RollbackMeter;
import dev.cutover.plan.rollback.RollbackNeed;
import dev.cutover.plan.rollback.RollbackPlanner;
import dev.cutover.plan.rollback.StepReasons;
import dev.cutover.query.ObservedRunTime;
import dev.cutover.query.RollbackPreview;
import dev.cutover.query.rollback.PhasesAhead;
import dev.cutover.run.RunId;
import dev.cutover.run.ledger.RunState;
import java.util.Optional;

/** What a rollback of a scope would do now, with the times of past runs in the same home. Stateless. */
public final class PreviewedRollback {
    private PreviewedRollback() {}

    /** The plan of the rollback. */
    public static RollbackPreview of(Home home, RunId id, RollbackPlanner planner, RunState state, ChosenScope chosen) {
        var runbook = planner.runbook();
        var scope = chosen.scope();
        var past = PastDurations.of(home, runbook.header().name());
        var meter = RollbackMeter.of(runbook, state, scope, past, ObservedRunTime.of(state, WallTime.today()));
        var nothing = nothing(planner, state, scope);
        var phases = nothing.isPresent()
                ? PhasesAhead.NOTHING
                : PhasesAhead.of(runbook, state, scope, meter.schedule(), effect -> EffectLabels.of(effect, runbook));
        var plan = planner.of(state, scope);
        var reasons = StepReasons.of(planner, state, chosen);
        return new RollbackPreview(id, runbook, scope, plan, nothing, meter, reasons, phases);
    }

    /** Why a rollback of the scope would find nothing to do; empty if there is something. */
    public static Optional<String> nothing(RollbackPlanner planner, RunState state, Scope scope) {
        return RollbackNeed.isNothing(planner, state, scope)
                ? Optional.of(RollbackNeed.whyNothing(planner.runbook(), state, scope))
                : Optional.empty();
    }
}
