package dev.cutover.plan.rollback;

import dev.cutover.model.RollbackProcedure;
import dev.cutover.model.RollbackStep;
import dev.cutover.model.Runbook;
import dev.cutover.model.Scope;
import dev.cutover.model.Step;
import dev.cutover.model.StepId;
import dev.cutover.plan.Estimate;
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
 * @param restore until traffic is restored and read back, by past drills; zero if none has moved, empty if unknown
 * @param undo the expected duration of the undos and the runbook's own rollback steps, one after the other
 * @param guessed how many of those have no estimate: they count as zero
 * @param barred what stays, because of a point of no return that was passed
 * @param closes the next point of no return; empty if none lies ahead
 */
public record RollbackMeter(
        boolean anything,
        Optional<Duration> restore,
        Duration undo,
        int guessed,
        List<String> barred,
        Optional<Closing> closes) {
    public RollbackMeter {
        barred = List.copyOf(barred);
    }

    /** The last moment for this rollback: when this step is expected to begin, after so much time. */
    public record Closing(StepId step, Duration left) {}

    /** Whether all of the scope can be rolled back. */
    public boolean isOpen() {
        return barred.isEmpty();
    }

    /** As of now. */
    public static RollbackMeter of(Runbook runbook, RunState state, Scope scope, Experience experience, Instant now) {
        var way = new RollbackPlanner(runbook).of(state, scope);
        var undo = Duration.ZERO;
        int guessed = 0;
        for (var undoing : way.undo()) {
            var takes = undoing(runbook, undoing.entry().effect().step(), experience);
            undo = undo.plus(takes.orElse(Duration.ZERO));
            guessed += takes.isPresent() ? 0 : 1;
        }
        boolean anything = !way.undo().isEmpty() || !way.moves().isEmpty();
        if (anything) {
            for (var own : own(runbook)) {
                var takes = experience
                        .of(own.id())
                        .map(past -> past.durationRange().median())
                        .or(() -> Estimate.of(own).said());
                undo = undo.plus(takes.orElse(Duration.ZERO));
                guessed += takes.isPresent() ? 0 : 1;
            }
        }
        Optional<Duration> restore = way.moves().isEmpty()
                ? Optional.of(Duration.ZERO)
                : experience.restore().map(past -> past.durationRange().median());
        var barred = way.barred().stream().map(RollbackPlan.Barred::toString).toList();
        return new RollbackMeter(anything, restore, undo, guessed, barred, closing(runbook, state, scope, now));
    }

    private static Optional<Duration> undoing(Runbook runbook, StepId id, Experience experience) {
        return experience
                .undo(id)
                .map(past -> past.durationRange().median())
                .or(() -> runbook.steps()
                        .filter(step -> step.id().equals(id))
                        .findFirst()
                        .flatMap(step -> step.policy().expected()));
    }

    private static List<Step> own(Runbook runbook) {
        return runbook.rollback().map(RollbackProcedure::steps).orElse(List.of()).stream()
                .map(RollbackStep::step)
                .toList();
    }

    private static Optional<Closing> closing(Runbook runbook, RunState state, Scope scope, Instant now) {
        var planner = new RollbackPlanner(runbook);
        return runbook.steps()
                .filter(step -> step.safety().pointOfNoReturn().isPresent())
                .filter(step -> scope.touches(step.where()))
                .filter(step -> scope.admits(step.id()) || planner.reliesOn(step.id()).stream().anyMatch(scope::admits))
                .filter(step -> PointOfNoReturnScope.isAhead(step, state))
                .map(step -> new Closing(step.id(), Forecast.untilBegins(runbook, state, now, step)))
                .min(Comparator.comparing(Closing::left));
    }
}
