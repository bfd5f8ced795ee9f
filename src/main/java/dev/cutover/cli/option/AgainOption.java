package dev.cutover.cli.option;

import dev.cutover.engine.step.StepReopening;
import dev.cutover.model.Runbook;
import dev.cutover.model.Scope;
import dev.cutover.model.Step;
import dev.cutover.model.StepId;
import dev.cutover.problem.ExitCode;
import dev.cutover.problem.ProblemException;
import dev.cutover.run.ledger.RunState;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/** Which steps to repeat. */
public final class AgainOption {
    @Option(
            names = "--again",
            paramLabel = "STEP|DIMENSION=VALUE",
            description = "Repeat a step that was rolled back or skipped, or all those of a segment; "
                    + "may be given several times.")
    private List<String> wishes = List.of();

    /**
     * The steps to repeat; empty if none was asked for.
     *
     * @throws ProblemException if there is no such step, or it cannot be done again
     */
    public Set<StepId> of(Runbook runbook, RunState state) {
        var steps = new LinkedHashSet<StepId>();
        if (!wishes.isEmpty() && state.rollbacks().isAnyOpen()) {
            throw new ProblemException(
                    ExitCode.USAGE,
                    state.rollbacks()
                            .openOnes(
                                    "is running; steps can be repeated once it has finished",
                                    "are running; steps can be repeated once they have finished"),
                    "`cutover resume` completes " + (state.rollbacks().open().size() == 1 ? "it" : "them"));
        }
        for (String wish : wishes) {
            steps.addAll(wish.contains("=") ? ofScope(wish, runbook, state) : Set.of(step(wish, runbook, state)));
        }
        return steps;
    }

    private static Set<StepId> ofScope(String wish, Runbook runbook, RunState state) {
        int equals = wish.indexOf('=');
        var values = new TreeMap<String, Set<String>>();
        values.put(wish.substring(0, equals), Set.of(wish.substring(equals + 1)));
        Scope scope = ScopeOptions.checked(values, runbook);
        var steps = runbook.steps()
                .filter(step -> scope.covers(step))
                .map(Step::id)
                .filter(id -> StepReopening.isPossible(state.steps().of(id).state()))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        if (steps.isEmpty()) {
            throw new ProblemException(
                    ExitCode.USAGE,
                    "no step of " + scope + " was rolled back or skipped",
                    "`cutover status` shows the state of each step");
        }
        return steps;
    }

    private static StepId step(String wish, Runbook runbook, RunState state) {
        var id = new StepId(wish);
        if (runbook.steps().noneMatch(step -> step.id().equals(id))) {
            throw new ProblemException(
                    ExitCode.USAGE, "the runbook has no step '" + wish + "'", "`cutover status` lists its steps");
        }
        var entry = state.steps().of(id);
        if (!StepReopening.isPossible(entry.state())) {
            throw new ProblemException(
                    ExitCode.USAGE,
                    "step '" + wish + "' is "
                            + entry.state().name().toLowerCase(Locale.ROOT).replace('_', ' ')
                            + "; only what was rolled back or skipped can be done again",
                    "roll it back first: `cutover rollback`");
        }
        return id;
    }
}
