package dev.cutover.plan.rollback;

import dev.cutover.model.Runbook;
import dev.cutover.model.Scope;
import dev.cutover.model.Step;
import dev.cutover.model.StepId;
import dev.cutover.model.SystemId;
import dev.cutover.model.Traffic;
import dev.cutover.model.Undo;
import dev.cutover.model.Work;
import dev.cutover.plan.StepAccess;
import dev.cutover.run.Effect;
import dev.cutover.run.ledger.TrafficOutsideScope;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * When a rollback of a scope undoes what. What was done to the old platform itself comes before traffic, unless the
 * runbook says otherwise, and so does what the runbook marks so; the rest follows traffic. A system that both platforms
 * share, or that routes between them, is not the old platform. Immutable.
 */
public final class UndoTimes {
    private final Scope scope;
    private final TrafficOfScope trafficOfScope;
    private final Set<SystemId> oldPlatforms;

    public UndoTimes(Runbook runbook, Scope scope) {
        var trafficOutsideScope = new TrafficOutsideScope(runbook, scope);
        this.scope = scope;
        this.trafficOfScope = new TrafficOfScope(runbook, scope);
        this.oldPlatforms = runbook.traffic().values().stream()
                .filter(trafficOutsideScope::reaches)
                .filter(traffic ->
                        !traffic.from().equals(traffic.to()) && !traffic.from().equals(traffic.router()))
                .map(Traffic::from)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The steps whose undo may come before traffic, in any scope. */
    static Set<StepId> opening(Runbook runbook) {
        var ofWholeRun = new UndoTimes(runbook, Scope.WHOLE_RUN);
        return runbook.steps()
                .filter(step -> StepAccess.undo(step)
                        .filter(undo -> ofWholeRun.of(undo, step) == Undo.Time.BEFORE_TRAFFIC)
                        .isPresent())
                .map(Step::id)
                .collect(Collectors.toUnmodifiableSet());
    }

    private Undo.Time of(Undo undo, Step step) {
        return undo.time()
                .orElseGet(() -> step.work() instanceof Work.Action action
                        ? byDefault(action.system())
                        : Undo.Time.AFTER_TRAFFIC);
    }

    /** When an effect is undone. */
    public Undo.Time of(Effect effect) {
        return effect.undo().flatMap(Undo::time).orElseGet(() -> byDefault(effect.system()));
    }

    /** When what was done to a system is undone where the runbook does not say it. */
    public Undo.Time byDefault(SystemId system) {
        return oldPlatforms.contains(system) ? Undo.Time.BEFORE_TRAFFIC : Undo.Time.AFTER_TRAFFIC;
    }

    /** Whether undoing the effect opens the old platform for traffic. */
    public boolean isOpening(Effect effect) {
        return of(effect) == Undo.Time.BEFORE_TRAFFIC;
    }

    /**
     * Whether the effect is undone in a rollback of the scope: all that it is about lies in the scope, or it keeps the
     * old platform closed for any of the traffic that returns.
     */
    public boolean isMeant(Effect effect) {
        return scope.covers(effect.step(), effect.segment())
                || (isOpening(effect) && trafficOfScope.touches(effect.segment()));
    }
}
