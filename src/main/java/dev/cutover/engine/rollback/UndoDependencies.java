package dev.cutover.engine.rollback;

import dev.cutover.engine.context.StepContext;
import dev.cutover.engine.effect.ShiftTraffic;
import dev.cutover.model.Segment;
import dev.cutover.model.Step;
import dev.cutover.model.StepId;
import dev.cutover.model.Traffic;
import dev.cutover.model.Undo;
import dev.cutover.model.Work;
import dev.cutover.plan.rollback.RollbackPlan;
import dev.cutover.run.Effect;
import dev.cutover.run.ledger.RollbackLedger;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which effects must stay because something still relies on them: a step that could not be undone, or traffic that is
 * still on the new platform.
 */
final class UndoDependencies {
    private final StepContext stepContext;
    private final Map<StepId, String> broken = new HashMap<>();
    private final Map<StepId, String> trafficAbove = new HashMap<>();
    private final Set<StepId> held = new LinkedHashSet<>();

    UndoDependencies(StepContext stepContext, RollbackLedger.Entry rollback, Map<Traffic, List<Effect.Move>> traffic) {
        this.stepContext = stepContext;
        rollback.blocked().stream()
                .flatMap(blocked -> blocked.undo().undone().flatMap(stepContext::effect).stream())
                .filter(effect ->
                        !stepContext.state().effects().isUndone(effect.effect().key()))
                .map(effect -> effect.effect().step())
                .forEach(step -> keepBelow(step, "'" + step + "' relies on it and could not be undone", broken));
        if (!traffic.isEmpty()) {
            stepContext.shifts().stream()
                    .filter(step -> hasUnrestoredTraffic(step, traffic, stepContext))
                    .map(Step::id)
                    .forEach(step -> keepBelow(
                            step, "'" + step + "' relies on it, and its traffic could not be restored", trafficAbove));
        }
    }

    private void keepBelow(StepId step, String why, Map<StepId, String> kept) {
        if (!kept.containsKey(step)) {
            stepContext.rollbackPlanner().reliesOn(step).forEach(below -> kept.putIfAbsent(below, why));
        }
    }

    /**
     * Whether a shift has begun on traffic that is not back in the end: not proven to be restored, or kept by a point
     * of no return, whoever has moved it last.
     */
    static boolean hasTrafficLeft(Step step, RollbackPlan plan, StepContext stepContext) {
        return hasUnrestoredTraffic(step, plan.moves(), stepContext)
                || plan.barred().stream()
                        .flatMap(barred -> barred.traffic().stream())
                        .anyMatch(left -> hasBegunOn(step, left.traffic(), left.segment(), stepContext));
    }

    private static boolean hasUnrestoredTraffic(
            Step step, Map<Traffic, List<Effect.Move>> owed, StepContext stepContext) {
        return owed.entrySet().stream()
                .anyMatch(flow -> flow.getValue().stream()
                        .anyMatch(move -> hasBegunOn(step, flow.getKey().id(), move.key(), stepContext)));
    }

    private static boolean hasBegunOn(Step step, String flow, Segment key, StepContext stepContext) {
        return step.work() instanceof Work.Shift shift
                && shift.traffic().equals(flow)
                && stepContext.entry(step).attempt() > 0
                && ShiftTraffic.traffic(shift, stepContext)
                        .keys(step.where(), stepContext.runbook().dimensions())
                        .contains(key);
    }

    /** The step stays in force until a person has undone it. */
    void keepInForce(StepId step) {
        if (!held.contains(step)) {
            held.addAll(stepContext.rollbackPlanner().reliesOn(step));
        }
    }

    boolean isReliedOn(StepId step) {
        return held.contains(step);
    }

    /**
     * Why the step's effect cannot be undone; empty if it can. What the old platform needs before its traffic harms no
     * traffic that is still on the new one.
     */
    Optional<String> whyKept(StepId step, Undo.Time time) {
        return Optional.ofNullable(broken.get(step))
                .or(() -> time == Undo.Time.BEFORE_TRAFFIC
                        ? Optional.empty()
                        : Optional.ofNullable(trafficAbove.get(step)));
    }
}
