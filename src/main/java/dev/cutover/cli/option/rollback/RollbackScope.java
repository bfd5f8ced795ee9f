package dev.cutover.cli.option.rollback;

import dev.cutover.cli.option.ScopeOptions;
import dev.cutover.model.Scope;
import dev.cutover.plan.rollback.ChosenScope;
import dev.cutover.plan.rollback.RollbackPlanner;
import dev.cutover.run.ledger.RunState;
import picocli.CommandLine.Mixin;

/** What is rolled back: a slice of the traffic, phases and steps. */
public final class RollbackScope {
    @Mixin
    private ScopeOptions slice = new ScopeOptions();

    @Mixin
    private StepOptions steps = new StepOptions();

    /** Whether anything was named. */
    public boolean isGiven() {
        return slice.isGiven() || steps.isGiven();
    }

    /**
     * The scope, every name in it checked, with the steps that follow from it.
     *
     * @throws dev.cutover.problem.ProblemException if a name is unknown or does not fit
     */
    public ChosenScope of(RollbackPlanner planner, RunState state) {
        return steps.of(slice.of(planner.runbook()), planner, state);
    }

    /**
     * The scope of the rollback that a scope was the wish for: once its steps are undone, the same words name fewer.
     *
     * @return the newest one of the same slice that names all of its steps, or the scope itself
     */
    public static Scope asRecorded(RunState state, Scope scope) {
        return state.rollbacks().all().stream()
                .map(rollback -> rollback.scope())
                .filter(recorded -> !scope.steps().isEmpty()
                        && recorded.values().equals(scope.values())
                        && recorded.steps().containsAll(scope.steps())
                        && recorded.also().containsAll(scope.also()))
                .reduce((earlier, later) -> later)
                .orElse(scope);
    }
}
