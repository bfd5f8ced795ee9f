package dev.cutover.query.rollback;

import dev.cutover.model.Runbook;
import dev.cutover.model.Scope;
import dev.cutover.plan.rollback.PhaseTime;
import dev.cutover.plan.rollback.PlannedPhase;
import dev.cutover.plan.rollback.RollbackNeed;
import dev.cutover.plan.rollback.RollbackPlanner;
import dev.cutover.plan.rollback.RollbackSchedule;
import dev.cutover.run.Effect;
import dev.cutover.run.ledger.RunState;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What each phase of a rollback would do. Immutable.
 *
 * @param phases all of them in their order, also those that have nothing to do
 * @param warnings what may keep the old platform closed, or take too long; one sentence each, without a full stop
 */
public record PhasesAhead(List<PhasePlan> phases, List<String> warnings) {
    /** Of a rollback that finds nothing to do: it does not begin. */
    public static final PhasesAhead NOTHING = new PhasesAhead(
            Stream.of(PlannedPhase.values())
                    .map(phase -> new PhasePlan(phase, List.of(), PhaseTime.NONE))
                    .toList(),
            List.of());

    public PhasesAhead {
        phases = List.copyOf(phases);
        warnings = List.copyOf(warnings);
    }

    /**
     * As of a state.
     *
     * @param labels what people call an effect
     */
    public static PhasesAhead of(
            Runbook runbook, RunState state, Scope scope, RollbackSchedule schedule, Function<Effect, String> labels) {
        var plan = new RollbackPlanner(runbook).of(state, scope);
        var steps = RollbackNeed.ownSteps(runbook, scope);
        return new PhasesAhead(
                new PhasePlans(runbook, scope, plan, steps, labels).of(state, schedule),
                OpeningWarnings.of(runbook, state, scope, plan, schedule));
    }
}
