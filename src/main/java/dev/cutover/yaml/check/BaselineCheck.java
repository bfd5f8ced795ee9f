package dev.cutover.yaml.check;

import dev.cutover.model.Criterion;
import dev.cutover.model.Step;
import dev.cutover.model.Work;
import dev.cutover.yaml.tree.QuotedText;
import java.util.List;

/**
 * A criterion with a threshold relative to the baseline needs a step that measures the baseline before the criterion is
 * used.
 */
final class BaselineCheck {
    private BaselineCheck() {}

    static void check(CheckedRunbook checkedRunbook) {
        if (!checkedRunbook.whole()) {
            return;
        }
        checkedRunbook.runbook().criteria().values().stream()
                .filter(criterion -> criterion.pass().ofBaseline())
                .forEach(criterion -> check(criterion, checkedRunbook));
    }

    private static void check(Criterion criterion, CheckedRunbook checkedRunbook) {
        List<Step> takers = checkedRunbook
                .runbook()
                .steps()
                .filter(step -> step.work() instanceof Work.Baseline baseline
                        && baseline.criteria().contains(criterion.id()))
                .toList();
        if (takers.isEmpty()) {
            checkedRunbook
                    .problems()
                    .at(
                            checkedRunbook
                                    .positions()
                                    .of("criteria", criterion.id().value(), "pass"),
                            "no baseline step takes the baseline of "
                                    + QuotedText.name(criterion.id().value()),
                            "add a step such as - baseline: … with criteria: [" + criterion.id() + "]");
            return;
        }
        if (checkedRunbook.isOrdered()) {
            order(criterion, takers, checkedRunbook);
        }
    }

    private static void order(Criterion criterion, List<Step> takers, CheckedRunbook checkedRunbook) {
        checkedRunbook
                .runbook()
                .steps()
                .filter(step -> step.work().watched().contains(criterion.id()))
                .filter(step -> takers.stream()
                        .noneMatch(taker -> checkedRunbook
                                .needsGraph()
                                .precedes(taker.id().value(), step.id().value())))
                .forEach(step -> checkedRunbook.problem(
                        step.id(),
                        "needs",
                        "this step asks for " + QuotedText.name(criterion.id().value())
                                + ", but does not wait for the step that takes its baseline",
                        "add " + takers.get(0).id() + " to its needs, or to those of a step before it"));
    }
}
