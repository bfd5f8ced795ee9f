package dev.cutover.engine.scope;

import dev.cutover.model.Runbook;
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
import java.util.stream.Stream;

/** The scope that follows from a wish, each name in it checked. The same rules hold wherever it is named. Immutable. */
public final class WishedScope {
    private final ScopeWish wish;
    private final Scope slice;
    private final ScopeSpelling spelling;

    public WishedScope(ScopeWish wish, ScopeSpelling spelling) {
        this.wish = wish;
        this.slice = wish.slice();
        this.spelling = spelling;
    }

    /**
     * What is done again.
     *
     * @throws ProblemException if the runbook has no such phase or step
     */
    public Scope ofAgain(Runbook runbook) {
        var names = new ScopeNames(runbook);
        var named = Stream.concat(
                wish.steps().stream().map(names::step),
                wish.phases().stream().flatMap(phase -> names.phase(phase).stream()));
        return new Scope(slice.values(), ids(named), ids(wish.also().stream().map(names::step)));
    }

    private static Set<StepId> ids(Stream<Step> named) {
        return named.map(Step::id).collect(Collectors.toSet());
    }

    /**
     * What is rolled back, without the reasons.
     *
     * @throws ProblemException as {@link #ofRollback(RollbackPlanner, RunState)} does
     */
    public Scope ofRollback(Runbook runbook, RunState state) {
        return ofRollback(new RollbackPlanner(runbook), state).scope();
    }

    /**
     * What is rolled back, with the steps that follow from those that are named.
     *
     * @throws ProblemException if a name is unknown, or what it names cannot be undone in this slice of the traffic
     */
    public ChosenScope ofRollback(RollbackPlanner planner, RunState state) {
        var names = new ScopeNames(planner.runbook());
        var named = new HashSet<StepId>();
        var ofSlice = new AlsoSteps(planner, state, slice);
        wish.steps()
                .forEach(id -> named.add(fitting(names.step(id), names, ofSlice).id()));
        wish.phases().forEach(phase -> named.addAll(fitting(phase, names.phase(phase), names)));
        var beside = wish.also().stream().map(names::step).toList();
        var scope = new Scope(slice.values(), named, Set.of());
        if (!beside.isEmpty() && scope.isWholeRun()) {
            throw refused(
                    spelling.of("also") + " needs a scope: without one everything is rolled back",
                    "leave " + spelling.of("also") + " out, or add " + spelling.of("region") + ", "
                            + spelling.of("phase") + " or " + spelling.of("step"));
        }
        var chosen = ScopeOfSteps.of(planner, state, scope).scope();
        var alsoSteps = new AlsoSteps(planner, state, chosen);
        beside.forEach(step -> alsoSteps.objection(step).ifPresent(why -> {
            throw refused(
                    spelling.of("also") + " " + step.id() + ": " + why,
                    "`cutover rollback --plan` says what stays and why");
        }));
        return ScopeOfSteps.of(planner, state, new Scope(slice.values(), named, ids(beside.stream())));
    }

    /** A step that was named with a slice of traffic has to fit into it. */
    private Step fitting(Step step, ScopeNames names, AlsoSteps ofSlice) {
        String where = names.of(step.where());
        if (!slice.touches(step.where())) {
            throw refused(
                    "step '" + step.id() + "' is about " + where + ", which is not in " + names.of(slice),
                    "leave one of the two out");
        }
        if (!slice.fits(step)) {
            String also = spelling.of("also");
            throw refused(
                    "step '" + step.id() + "' is about " + where + " and cannot be undone for " + names.of(slice)
                            + " alone",
                    ofSlice.objection(step)
                            .map(why -> "leave one of the two out; " + also + " would not undo it either: " + why)
                            .orElse("to undo it for all of that: " + also + " " + step.id() + " instead of "
                                    + spelling.of("step") + " " + step.id()));
        }
        return step;
    }

    /** What a phase has in the slice; without a step that can be undone in it, it is no scope. */
    private Set<StepId> fitting(String phase, List<Step> ofPhase, ScopeNames names) {
        var touching =
                ofPhase.stream().filter(step -> slice.touches(step.where())).toList();
        if (touching.isEmpty()) {
            throw refused("no step of phase '" + phase + "' is about " + names.of(slice), "leave one of the two out");
        }
        if (touching.stream().noneMatch(slice::fits)) {
            var first = touching.get(0);
            throw refused(
                    "no step of phase '" + phase + "' can be undone for " + names.of(slice) + " alone: '" + first.id()
                            + "' is about " + names.of(first.where()),
                    "leave one of the two out");
        }
        return touching.stream().map(Step::id).collect(Collectors.toSet());
    }

    private static ProblemException refused(String what, String next) {
        return new ProblemException(ExitCode.USAGE, what, next);
    }
}
