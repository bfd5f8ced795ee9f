package dev.cutover.plan.rollback;

import dev.cutover.model.RollbackProcedure.ReturnRamp;
import dev.cutover.model.RollbackStep;
import dev.cutover.model.Runbook;
import dev.cutover.model.StepId;
import dev.cutover.model.Undo;
import dev.cutover.plan.Estimate;
import dev.cutover.plan.Experience;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How long a planned rollback is expected to take, phase by phase: by what past runs took, otherwise by what the
 * runbook expects of the step that is undone. Immutable.
 *
 * @param times of each phase that has something to do
 * @param openedByHand how many undos that open the old platform are a person's
 */
public record RollbackSchedule(Map<PlannedPhase, PhaseTime> times, int openedByHand) {
    /** Of a rollback that has nothing to do. */
    public static final RollbackSchedule NOTHING = new RollbackSchedule(Map.of(), 0);

    public RollbackSchedule {
        times = Collections.unmodifiableMap(times);
    }

    /**
     * Of a plan.
     *
     * @param steps the runbook's own rollback steps that the rollback takes
     */
    public static RollbackSchedule of(Runbook runbook, RollbackPlan plan, List<RollbackStep> steps, Experience past) {
        var undos = new Undos(runbook, plan, past);
        var times = new EnumMap<PlannedPhase, PhaseTime>(PlannedPhase.class);
        var opening = undos.at(Undo.Time.BEFORE_TRAFFIC);
        put(PlannedPhase.OPEN, opening, undos.isAny(Undo.Time.BEFORE_TRAFFIC), times);
        put(PlannedPhase.TRAFFIC, traffic(runbook, opening, past), !plan.moves().isEmpty(), times);
        put(PlannedPhase.UNDO, undos.at(Undo.Time.AFTER_TRAFFIC), undos.isAny(Undo.Time.AFTER_TRAFFIC), times);
        put(PlannedPhase.IN_FLIGHT, undos.at(Undo.Time.AFTER_IN_FLIGHT), undos.isAny(Undo.Time.AFTER_IN_FLIGHT), times);
        put(PlannedPhase.STEPS, own(steps, past), !steps.isEmpty(), times);
        put(PlannedPhase.RECONCILE, undos.at(Undo.Time.AFTER_RECONCILE), undos.isAny(Undo.Time.AFTER_RECONCILE), times);
        int byHand = (int) plan.undo(Undo.Time.BEFORE_TRAFFIC).stream()
                .filter(undoing -> undoing.undo() instanceof Undo.ByHand)
                .count();
        return new RollbackSchedule(times, byHand);
    }

    private static void put(PlannedPhase phase, PhaseTime time, boolean isNeeded, Map<PlannedPhase, PhaseTime> times) {
        if (isNeeded) {
            times.put(phase, time);
        }
    }

    /**
     * A past restore has its opening in it, so what is left of it is the traffic's. It is never shorter than the soaks
     * of the return.
     */
    private static PhaseTime traffic(Runbook runbook, PhaseTime opening, Experience past) {
        var soaks = runbook.rollback()
                .map(procedure -> soaks(procedure.returnRamp()))
                .orElse(Duration.ZERO);
        return past.restore()
                .map(restore -> restore.durationRange().median().minus(opening.known()))
                .map(left -> new PhaseTime(left.compareTo(soaks) > 0 ? left : soaks, 0))
                .orElse(new PhaseTime(soaks, 1));
    }

    private static Duration soaks(ReturnRamp ramp) {
        return ramp.soak().multipliedBy(Math.max(0, ramp.shares().size() - 1L));
    }

    private static PhaseTime own(List<RollbackStep> steps, Experience past) {
        var time = PhaseTime.NONE;
        for (var own : steps) {
            time = time.plus(past.of(own.step().id())
                    .map(known -> known.durationRange().median())
                    .or(() -> Estimate.of(own.step()).said()));
        }
        return time;
    }

    /** The undos of a plan, by their times. */
    private record Undos(Runbook runbook, RollbackPlan plan, Experience past) {
        private boolean isAny(Undo.Time at) {
            return !plan.undo(at).isEmpty();
        }

        private PhaseTime at(Undo.Time at) {
            var time = PhaseTime.NONE;
            for (var undoing : plan.undo(at)) {
                time = time.plus(takes(undoing.entry().effect().step()));
            }
            return time;
        }

        private Optional<Duration> takes(StepId id) {
            return past.undo(id)
                    .map(known -> known.durationRange().median())
                    .or(() -> runbook.steps()
                            .filter(step -> step.id().equals(id))
                            .findFirst()
                            .flatMap(step -> step.policy().expected()));
        }
    }

    /** Of one phase; nothing if it has nothing to do. */
    public PhaseTime of(PlannedPhase phase) {
        return times.getOrDefault(phase, PhaseTime.NONE);
    }

    /** Whether a phase has anything to do. */
    public boolean has(PlannedPhase phase) {
        return times.containsKey(phase);
    }

    /** Until the old platform is open and traffic is back; empty if that is unknown, zero if neither is needed. */
    public Optional<Duration> restore() {
        var atLeast = atLeast();
        // What past rollbacks took had its opening in it, whether the parts of that are known or not.
        boolean isDrilled =
                has(PlannedPhase.TRAFFIC) && of(PlannedPhase.TRAFFIC).untimed() == 0;
        return isDrilled ? Optional.of(atLeast.known()) : atLeast.whole();
    }

    /** What is known of the time until the old platform is open and traffic is back. */
    public PhaseTime atLeast() {
        return of(PlannedPhase.OPEN).plus(of(PlannedPhase.TRAFFIC));
    }

    /** What comes after traffic is back. */
    public PhaseTime cleanup() {
        return times.entrySet().stream()
                .filter(one -> one.getKey().compareTo(PlannedPhase.TRAFFIC) > 0)
                .map(Map.Entry::getValue)
                .reduce(PhaseTime.NONE, PhaseTime::plus);
    }
}
