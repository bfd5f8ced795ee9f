package dev.cutover.cli.option.rollback;

import dev.cutover.engine.scope.ScopeSpelling;
import dev.cutover.engine.scope.ScopeWish;
import dev.cutover.engine.scope.WishedScope;
import dev.cutover.model.Scope;
import dev.cutover.plan.rollback.ChosenScope;
import dev.cutover.plan.rollback.RollbackPlanner;
import dev.cutover.problem.ProblemException;
import dev.cutover.run.ledger.RunState;
import java.util.List;
import picocli.CommandLine.Option;

/** Phases and steps, and steps that are undone beside a slice of the traffic. */
public final class StepOptions {
    @Option(
            names = "--phase",
            paramLabel = "NAME",
            description = "Only the steps of this phase, by its name or its number, and what relies on them;"
                    + " may be given several times.")
    private List<String> phases = List.of();

    @Option(
            names = "--step",
            paramLabel = "ID",
            description = "Only this step, and the steps that rely on it, as far as they are about the same traffic;"
                    + " may be given several times.")
    private List<String> steps = List.of();

    @Option(
            names = "--also",
            paramLabel = "STEP",
            description = "Undo this step as well, for everything, although it was done for more than the scope;"
                    + " may be given several times.")
    private List<String> also = List.of();

    /** Whether any phase or step was named. */
    public boolean isGiven() {
        return !(phases.isEmpty() && steps.isEmpty() && also.isEmpty());
    }

    /**
     * The scope with its steps, each name checked against the runbook and the run.
     *
     * @throws ProblemException if a name is unknown, or what it names cannot be undone in this slice of the traffic
     */
    ChosenScope of(Scope slice, RollbackPlanner planner, RunState state) {
        var wish = new ScopeWish(slice, phases, steps, also);
        return new WishedScope(wish, ScopeSpelling.OPTIONS).ofRollback(planner, state);
    }
}
