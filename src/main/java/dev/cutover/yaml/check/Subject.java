package dev.cutover.yaml.check;

import dev.cutover.model.Runbook;
import dev.cutover.model.Step;
import dev.cutover.model.StepId;
import dev.cutover.yaml.tree.Positions;
import dev.cutover.yaml.tree.Problems;

/**
 * A runbook under check.
 *
 * @param whole whether every step could be read; if not, what seems to be missing may only be unreadable
 * @param graph of the steps of the phases
 */
record Subject(Runbook runbook, Positions positions, Problems problems, boolean whole, Graph graph) {

    /** Whether it can be told what comes before what. */
    boolean isOrdered() {
        return whole && graph.circles().isEmpty();
    }

    void problem(StepId step, String key, String message, String hint) {
        problems.at(positions.ofStep(step.value(), key), message, hint);
    }

    static Graph graphOf(Iterable<Step> steps) {
        var graph = new Graph();
        steps.forEach(step -> graph.add(
                step.id().value(),
                step.needs().stream().map(StepId::value).sorted().toList()));
        return graph;
    }
}
