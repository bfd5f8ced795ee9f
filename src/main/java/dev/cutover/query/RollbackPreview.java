package dev.cutover.query;

import dev.cutover.model.RollbackStep;
import dev.cutover.model.Runbook;
import dev.cutover.model.Scope;
import dev.cutover.plan.rollback.RollbackMeter;
import dev.cutover.plan.rollback.RollbackPlan;
import dev.cutover.plan.rollback.RollbackPlanner;
import dev.cutover.query.rollback.OpeningWarnings;
import dev.cutover.query.rollback.PhasePlan;
import dev.cutover.query.rollback.PhasePlans;
import dev.cutover.run.Effect;
import dev.cutover.run.RunId;
import dev.cutover.run.ledger.RunState;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The plan of a rollback: what it would do, and how long that is expected to take. Immutable.
 *
 * @param nothing why the rollback would find nothing to do; empty if there is something
 * @param rollbackMeter as if the rollback began now
 * @param phases what each phase does, in their order
 * @param warnings what may keep the old platform closed, or take too long
 */
public record RollbackPreview(
        RunId run,
        Runbook runbook,
        Scope scope,
        RollbackPlan rollbackPlan,
        Optional<String> nothing,
        RollbackMeter rollbackMeter,
        List<PhasePlan> phases,
        List<String> warnings) {
    public RollbackPreview {
        phases = List.copyOf(phases);
        warnings = List.copyOf(warnings);
    }

    /**
     * As of a state.
     *
     * @param nothing why the rollback would find nothing to do; empty if there is something
     * @param labels what people call an effect
     */
    public static RollbackPreview of(
            RunId run,
            Runbook runbook,
            RunState state,
            Scope scope,
            Optional<String> nothing,
            RollbackMeter rollbackMeter,
            Function<Effect, String> labels) {
        var plan = new RollbackPlanner(runbook).of(state, scope);
        var schedule = rollbackMeter.schedule();
        var phases = nothing.isPresent()
                ? PhasePlans.ofNothing()
                : new PhasePlans(runbook, scope, plan, steps(runbook, scope, nothing), labels).of(state, schedule);
        var warnings = OpeningWarnings.of(runbook, state, scope, plan, schedule);
        return new RollbackPreview(run, runbook, scope, plan, nothing, rollbackMeter, phases, warnings);
    }

    /** The runbook's rollback steps that would follow; none if nothing was begun. */
    public List<RollbackStep> steps() {
        return steps(runbook, scope, nothing);
    }

    private static List<RollbackStep> steps(Runbook runbook, Scope scope, Optional<String> nothing) {
        return nothing.isPresent()
                ? List.of()
                : runbook.rollback().map(procedure -> procedure.stepsOf(scope)).orElse(List.of());
    }

    /** What would not be rolled back, with the reason. */
    public List<String> stays() {
        return Stream.of(rollbackPlan.kept(), rollbackPlan.barred(), rollbackPlan.wider())
                .flatMap(List::stream)
                .map(Object::toString)
                .toList();
    }
}
