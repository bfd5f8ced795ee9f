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
        return steps.stream()
                .filter(step -> step.id().value().equals(name))
                .findFirst()
                .orElseThrow(() -> none(runbook, name, steps));
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
