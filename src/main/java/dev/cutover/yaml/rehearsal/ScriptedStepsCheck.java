package dev.cutover.yaml.rehearsal;

import dev.cutover.model.Phase;
import dev.cutover.model.Runbook;
import dev.cutover.model.Scope;
import dev.cutover.model.Step;
import dev.cutover.model.StepId;
import dev.cutover.model.Work;
import dev.cutover.model.scenario.ScriptedSteps;
import dev.cutover.yaml.tree.Positions;
import dev.cutover.yaml.tree.Problems;
import dev.cutover.yaml.tree.QuotedText;
import java.util.List;
import java.util.Optional;

/**
 * Checks that the phases and steps which a rehearsal names can be rolled back in the slice of traffic that it names, as
 * far as the runbook alone tells; what the run has come to by then is judged at its moment. Not thread-safe.
 */
final class ScriptedStepsCheck {
    private static final String ONE_OF_TWO = "leave one of the two out";

    private final Runbook runbook;
    private final Positions positions;
    private final Problems problems;

    ScriptedStepsCheck(Runbook runbook, Positions positions, Problems problems) {
        this.runbook = runbook;
        this.positions = positions;
        this.problems = problems;
    }

    void ofRollback(Scope slice, ScriptedSteps named) {
        for (int at = 0; at < named.steps().size(); at++) {
            String place = Integer.toString(at);
            step("rollback", "steps", at, named.steps().get(at)).ifPresent(step -> fits(step, slice, place));
        }
        for (int at = 0; at < named.phases().size(); at++) {
            fits(named.phases().get(at), slice, Integer.toString(at));
        }
        for (int at = 0; at < named.also().size(); at++) {
            String place = Integer.toString(at);
            step("rollback", "also", at, named.also().get(at))
                    .filter(step -> step.work() instanceof Work.Shift)
                    .ifPresent(shift -> problems.at(
                            positions.of("rollback", "also", place),
                            QuotedText.name(shift.id().value())
                                    + " moves traffic, and only traffic of the scope returns",
                            "name its traffic in scope"));
        }
        boolean isNarrow = !slice.isWholeRun()
                || !named.steps().isEmpty()
                || !named.phases().isEmpty();
        if (!named.also().isEmpty() && !isNarrow) {
            problems.at(
                    positions.of("rollback", "also"),
                    "also needs a scope: without one everything is rolled back",
                    "remove also, or add scope, phases or steps");
        }
    }

    void ofAgain(ScriptedSteps named) {
        for (int at = 0; at < named.steps().size(); at++) {
            step("again", "steps", at, named.steps().get(at));
        }
        for (int at = 0; at < named.also().size(); at++) {
            step("again", "also", at, named.also().get(at));
        }
    }

    /** A step of the phases; one of the runbook's rollback is reported. */
    private Optional<Step> step(String what, String key, int at, StepId id) {
        var found = runbook.steps().filter(step -> step.id().equals(id)).findFirst();
        if (found.isEmpty()) {
            problems.at(
                    positions.of(what, key, Integer.toString(at)),
                    QuotedText.name(id.value())
                            + " is a step of the runbook's rollback, which is not rolled back itself",
                    "name a step of a phase");
        }
        return found;
    }

    private void fits(Step step, Scope slice, String place) {
        String is = QuotedText.name(step.id().value()) + " is about " + runbook.nameOf(step.where());
        if (!slice.touches(step.where())) {
            problems.at(
                    positions.of("rollback", "steps", place),
                    is + ", which is not in " + runbook.nameOf(slice),
                    ONE_OF_TWO);
        } else if (!slice.fits(step)) {
            problems.at(
                    positions.of("rollback", "steps", place),
                    is + " and cannot be undone for " + runbook.nameOf(slice) + " alone",
                    "to undo it for all of that, name it in also instead");
        }
    }

    private void fits(String phase, Scope slice, String place) {
        var steps = runbook.phase(phase).map(Phase::steps).orElse(List.of());
        if (steps.stream().noneMatch(slice::fits)) {
            problems.at(
                    positions.of("rollback", "phases", place),
                    "no step of phase " + QuotedText.name(phase) + " can be undone for " + runbook.nameOf(slice)
                            + " alone",
                    ONE_OF_TWO);
        }
    }
}
