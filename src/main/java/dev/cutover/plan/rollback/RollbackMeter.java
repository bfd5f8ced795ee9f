package dev.cutover.plan.rollback;

import dev.cutover.model.RollbackStep;
import dev.cutover.model.Runbook;
import dev.cutover.model.Scope;
import dev.cutover.model.StepId;
import dev.cutover.plan.Experience;
import dev.cutover.plan.Forecast;
import dev.cutover.plan.PointOfNoReturnScope;
import dev.cutover.run.ledger.RunState;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The rollback meter: whether a scope can still be rolled back, how long that would take if it began now, and until
 * when that holds.
 *
 * @param anything whether there is anything to roll back
 * @param restore until the old platform is open, and traffic is restored and read back; zero if neither is needed,
 *     empty if unknown
 * @param undo the expected duration of the undos after that and of the runbook's own rollback steps, one after the
 *     other
 * @param guessed how many of those have no estimate: they count as zero
 * @param barred what stays, because of a point of no return that was passed
 * @param closes the next point of no return; empty if none lies ahead
 * @param schedule the same phase by phase
 */
public record RollbackMeter(
        boolean anything,
        Optional<Duration> restore,
        Duration undo,
        int guessed,
        List<String> barred,
        Optional<Closing> closes,
        RollbackSchedule schedule) {
    public RollbackMeter {
        barred = List.copyOf(barred);
    }

    /** The last moment for this rollback: when this step is expected to begin, after so much time. */
    public record Closing(StepId step, Duration left) {}

    /** Whether all of the scope can be rolled back. */
    public boolean isOpen() {
        return barred.isEmpty();
    }

    /** A meter of which only the sums are known. */
    public RollbackMeter(
            boolean anything,
            Optional<Duration> restore,
            Duration undo,
            int guessed,
            List<String> barred,
            Optional<Closing> closes) {
        this(anything, restore, undo, guessed, barred, closes, RollbackSchedule.NOTHING);
    }

    /** As of now. */
    public static RollbackMeter of(Runbook runbook, RunState state, Scope scope, Experience experience, Instant now) {
        var plan = new RollbackPlanner(runbook).of(state, scope);
        boolean anything = !plan.undo().isEmpty() || !plan.moves().isEmpty();
        var steps = anything ? RollbackNeed.ownSteps(runbook, scope) : List.<RollbackStep>of();
        var schedule = RollbackSchedule.of(runbook, plan, steps, experience);
        var cleanup = schedule.cleanup();
        var barred = plan.barred().stream().map(RollbackPlan.Barred::toString).toList();
        return new RollbackMeter(
                anything,
                schedule.restore(),
                cleanup.known(),
                cleanup.untimed(),
                barred,
                closing(runbook, state, scope, now),
                schedule);
    }

    private static Optional<Closing> closing(Runbook runbook, RunState state, Scope scope, Instant now) {
        var planner = new RollbackPlanner(runbook);
        return runbook.steps()
                .filter(step -> step.safety().pointOfNoReturn().isPresent())
                .filter(step -> scope.touches(step.where()))
                .filter(step -> scope.admits(step.id())
                        || planner.reliesOn(step.id()).stream().anyMatch(scope::admits))
                .filter(step -> PointOfNoReturnScope.isAhead(step, state))
                .map(step -> new Closing(step.id(), Forecast.untilBegins(runbook, state, now, step)))
                .min(Comparator.comparing(Closing::left));
    }
}
