package dev.cutover.yaml.check;

import dev.cutover.model.Runbook;
import dev.cutover.model.Step;
import dev.cutover.model.StepId;
import dev.cutover.yaml.tree.Positions;
import dev.cutover.yaml.tree.Problems;

/**
 * A runbook under check.
 *
 * @param whole whether every step could be read; if not, a missing name may only be unreadable
 * @param needsGraph of the steps of the phases
 */
record CheckedRunbook(Runbook runbook, Positions positions, Problems problems, boolean whole, NeedsGraph needsGraph) {

    /** Whether the order of the steps is known. */
    boolean isOrdered() {
        return whole && needsGraph.circles().isEmpty();
    }

    void problem(StepId step, String key, String message, String hint) {
        problems.at(positions.ofStep(step.value(), key), message, hint);
    }

    static NeedsGraph graphOf(Iterable<Step> steps) {
        var needsGraph = new NeedsGraph();
        steps.forEach(step -> needsGraph.add(
                step.id().value(),
                step.needs().stream().map(StepId::value).sorted().toList()));
        return needsGraph;
    }
}
