package dev.cutover.plan.rollback;

import dev.cutover.model.Scope;
import dev.cutover.model.Step;
import dev.cutover.model.StepId;
import dev.cutover.model.Undo;
import dev.cutover.model.Work;
import dev.cutover.plan.PointOfNoReturnScope;
import dev.cutover.plan.StepAccess;
import dev.cutover.run.StepState;
import dev.cutover.run.ledger.RunState;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which steps that were done for more than a scope may be undone with it, for everything that they are about. Valid for
 * one moment; not thread-safe.
 */
public final class AlsoSteps {
    private final RollbackPlanner planner;
    private final RunState state;
    private final Scope scope;
    private final StandingSteps standing;
    private final TrafficOfScope returning;
    private final PointOfNoReturnScope behind;

    /** @param scope without what is undone beside it */
    public AlsoSteps(RollbackPlanner planner, RunState state, Scope scope) {
        this.planner = planner;
        this.state = state;
        this.scope = new Scope(scope.values(), scope.steps(), Set.of());
        this.standing = new StandingSteps(state);
        this.returning = new TrafficOfScope(planner.runbook(), this.scope);
        this.behind = planner.behind(state);
    }

    /**
     * Why what a request names cannot be undone; empty if it can.
     *
     * @param scope with what is undone beside it
     */
    public static Optional<String> objection(RollbackPlanner planner, RunState state, Scope scope) {
        var known = planner.runbook().steps().map(Step::id).toList();
        var unknown = Stream.concat(scope.steps().stream(), scope.also().stream())
                .filter(step -> !known.contains(step))
                .findFirst();
        if (unknown.isPresent()) {
            return unknown.map(step -> "the runbook has no step '" + step + "'");
        }
        var alsoSteps = new AlsoSteps(planner, state, scope);
        return planner.runbook()
                .steps()
                .filter(step -> scope.also().contains(step.id()) && !alsoSteps.isUndoneAnyway(step))
                .flatMap(step -> alsoSteps.wrong(step).stream())
                .findFirst();
    }

    /** Why the step cannot be undone for everything; empty if it can. */
    public Optional<String> objection(Step step) {
        String name = "'" + step.id() + "'";
        if (step.work() instanceof Work.Shift) {
            return Optional.of(onlyTrafficOfScope(step));
        }
        if (state.steps().of(step.id()).state() == StepState.PENDING) {
            return Optional.of(name + " was not begun");
        }
        var because = StepAccess.undo(step).flatMap(undo -> because(undo));
        if (because.isPresent()) {
            return because.map(why -> name + " has no undo: " + why);
        }
        if (!standing.hasChanged(step)) {
            return Optional.of("nothing of " + name + " stands");
        }
        if (scope.covers(step)) {
            return Optional.of(name + " is in the scope already");
        }
        return behind.of(step.id(), step.where())
                .map(point -> name + " lies before the point of no return '" + point.id() + "'")
                .or(() -> isUndoneAnyway(step) ? Optional.empty() : harmed(step));
    }

    /** Whether the scope opens the old platform by undoing the step, wherever else that opens it. */
    boolean isUndoneAnyway(Step step) {
        return planner.opening().contains(step.id())
                && planner.openings(state, scope).stream()
                        .anyMatch(undoing -> undoing.entry().effect().step().equals(step.id()));
    }

    private static String onlyTrafficOfScope(Step step) {
        return "'" + step.id() + "' moves traffic, and only traffic of the scope returns";
    }

    /** Why a request that names the step is refused, by whatever way it came; empty if it is not. */
    private Optional<String> wrong(Step step) {
        return step.work() instanceof Work.Shift && !scope.covers(step)
                ? Optional.of(onlyTrafficOfScope(step))
                : harmed(step);
    }

    private static Optional<String> because(Undo undo) {
        return undo instanceof Undo.None none ? Optional.of(none.because()) : Optional.empty();
    }

    private Optional<String> harmed(Step step) {
        return reliedOnBy(step)
                .filter(shift -> standing.hasChanged(step))
                .map(shift -> "'" + step.id() + "' cannot be undone: '" + shift
                        + "' relies on it, and its traffic stays on the new platform");
    }

    /** A shift that relies on the step and has traffic on the new platform that stays there. */
    Optional<StepId> reliedOnBy(Step step) {
        return planner.runbook()
                .steps()
                .filter(shift -> shift.work() instanceof Work.Shift)
                .filter(shift -> standing.moved(shift).stream().anyMatch(key -> !returning.covers(key)))
                .map(Step::id)
                .filter(shift -> planner.reliesOn(shift).contains(step.id()))
                .findFirst();
    }
}
