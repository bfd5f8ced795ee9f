package dev.cutover.cli.option.rollback;

import dev.cutover.model.Scope;
import dev.cutover.model.Step;
import dev.cutover.model.StepId;
import dev.cutover.plan.rollback.AlsoSteps;
import dev.cutover.plan.rollback.ChosenScope;
import dev.cutover.plan.rollback.RollbackPlanner;
import dev.cutover.plan.rollback.ScopeOfSteps;
import dev.cutover.problem.ExitCode;
import dev.cutover.problem.ProblemException;
import dev.cutover.run.ledger.RunState;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
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
        var names = new ScopeNames(planner.runbook());
        var named = new HashSet<StepId>();
        var ofSlice = new AlsoSteps(planner, state, slice);
        steps.forEach(
                id -> named.add(fitting(names.step(id), slice, names, ofSlice).id()));
        phases.forEach(phase -> named.addAll(fitting(phase, names.phase(phase), slice, names)));
        var beside = also.stream().map(names::step).toList();
        var scope = new Scope(slice.values(), named, Set.of());
        if (!beside.isEmpty() && scope.isWholeRun()) {
            throw new ProblemException(
                    ExitCode.USAGE,
                    "--also needs a scope: without one everything is rolled back",
                    "leave --also out, or add --region, --phase or --step");
        }
        var chosen = ScopeOfSteps.of(planner, state, scope).scope();
        var alsoSteps = new AlsoSteps(planner, state, chosen);
        beside.forEach(step -> alsoSteps.objection(step).ifPresent(why -> {
            throw new ProblemException(
                    ExitCode.USAGE,
                    "--also " + step.id() + ": " + why,
                    "`cutover rollback --plan` says what stays and why");
        }));
        var ids = beside.stream().map(Step::id).collect(Collectors.toSet());
        return ScopeOfSteps.of(planner, state, new Scope(slice.values(), named, ids));
    }

    /** A step that was named with a slice of traffic has to fit into it. */
    private static Step fitting(Step step, Scope slice, ScopeNames names, AlsoSteps ofSlice) {
        String where = names.of(step.where());
        if (!slice.touches(step.where())) {
            throw new ProblemException(
                    ExitCode.USAGE,
                    "step '" + step.id() + "' is about " + where + ", which is not in " + names.of(slice),
                    "leave one of the two out");
        }
        if (!ScopeOfSteps.fits(step, slice)) {
            throw new ProblemException(
                    ExitCode.USAGE,
                    "step '" + step.id() + "' is about " + where + " and cannot be undone for " + names.of(slice)
                            + " alone",
                    ofSlice.objection(step)
                            .map(why -> "leave one of the two out; --also would not undo it either: " + why)
                            .orElse("to undo it for all of that: --also " + step.id() + " instead of --step "
                                    + step.id()));
        }
        return step;
    }

    /** What a phase has in the slice; without a step that can be undone in it, it is no scope. */
    private static Set<StepId> fitting(String phase, List<Step> ofPhase, Scope slice, ScopeNames names) {
        var touching =
                ofPhase.stream().filter(step -> slice.touches(step.where())).toList();
        if (touching.isEmpty()) {
            throw new ProblemException(
                    ExitCode.USAGE,
                    "no step of phase '" + phase + "' is about " + names.of(slice),
                    "leave one of the two out");
        }
        if (touching.stream().noneMatch(step -> ScopeOfSteps.fits(step, slice))) {
            var first = touching.get(0);
            throw new ProblemException(
                    ExitCode.USAGE,
                    "no step of phase '" + phase + "' can be undone for " + names.of(slice) + " alone: '" + first.id()
                            + "' is about " + names.of(first.where()),
                    "leave one of the two out");
        }
        return touching.stream().map(Step::id).collect(Collectors.toSet());
    }
}
