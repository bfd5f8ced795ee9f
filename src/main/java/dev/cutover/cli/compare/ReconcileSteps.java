package dev.cutover.cli.compare;

import dev.cutover.model.Runbook;
import dev.cutover.model.Step;
import dev.cutover.model.Work;
import dev.cutover.problem.ExitCode;
import dev.cutover.problem.ProblemException;
import dev.cutover.yaml.shape.Suggestion;
import java.util.List;

/** The steps of a runbook that reconcile. Stateless. */
final class ReconcileSteps {
    private ReconcileSteps() {}

    /** The one of that name; those of the rollback have a scope, and are not among them. */
    static Step require(Runbook runbook, String name) {
        var steps = runbook.steps()
                .filter(step -> step.work() instanceof Work.Reconcile)
                .toList();
        var found = steps.stream()
                .filter(step -> step.id().value().equals(name))
                .findFirst()
                .orElseThrow(() -> none(runbook, name, steps));
        requireOwnBeginning(found);
        return found;
    }

    /** No other step is done in such a run, so that no row would count. */
    private static void requireOwnBeginning(Step step) {
        if (step.work() instanceof Work.Reconcile reconcile
                && reconcile.since().orElse(null) instanceof Work.Since.Done done) {
            throw new ProblemException(
                    ExitCode.USAGE,
                    "'" + step.id() + "' counts the rows since '" + done.step()
                            + "' was done, and a reconciliation on its own does not know when that was",
                    "write since: 24h in the step, or add a step for the job of each night that does");
        }
    }

    private static ProblemException none(Runbook runbook, String name, List<Step> steps) {
        boolean other = runbook.allSteps().anyMatch(step -> step.id().value().equals(name));
        var known = steps.stream().map(step -> step.id().value()).toList();
        String hint = known.isEmpty()
                ? "add a step such as - reconcile: Old against new"
                : Suggestion.hint(name, known, "reconcile steps");
        return new ProblemException(
                ExitCode.USAGE,
                other
                        ? "the step '" + name + "' of the runbook is no reconcile step of a phase"
                        : "the runbook has no step '" + name + "'",
                hint);
    }
}
