package dev.cutover.yaml.check;

import dev.cutover.model.Criterion;
import dev.cutover.model.CriterionId;
import dev.cutover.model.Step;
import dev.cutover.model.Work;
import dev.cutover.yaml.tree.Shown;
import java.util.List;

/** A criterion that is a factor of the baseline needs a step that takes the baseline, before it is asked. */
final class BaselineCheck {
    private BaselineCheck() {}

    static void check(Subject subject) {
        if (!subject.whole()) {
            return;
        }
        subject.runbook().criteria().values().stream()
                .filter(criterion -> criterion.pass().ofBaseline())
                .forEach(criterion -> check(criterion, subject));
    }

    private static void check(Criterion criterion, Subject subject) {
        List<Step> takers = subject.runbook()
                .steps()
                .filter(step -> step.work() instanceof Work.Baseline baseline
                        && baseline.criteria().contains(criterion.id()))
                .toList();
        if (takers.isEmpty()) {
            subject.problems()
                    .at(
                            subject.positions().of("criteria", criterion.id().value(), "pass"),
                            "no baseline step takes the baseline of "
                                    + Shown.name(criterion.id().value()),
                            "add a step such as - baseline: … with criteria: [" + criterion.id() + "]");
            return;
        }
        if (subject.isOrdered()) {
            order(criterion, takers, subject);
        }
    }

    private static void order(Criterion criterion, List<Step> takers, Subject subject) {
        subject.runbook()
                .steps()
                .filter(step -> asks(step.work(), criterion.id()))
                .filter(step -> takers.stream()
                        .noneMatch(taker -> subject.graph()
                                .precedes(taker.id().value(), step.id().value())))
                .forEach(step -> subject.problem(
                        step.id(),
                        "needs",
                        "this step asks for " + Shown.name(criterion.id().value())
                                + ", but does not wait for the step that takes its baseline",
                        "add " + takers.get(0).id() + " to its needs, or to those of a step before it"));
    }

    private static boolean asks(Work work, CriterionId criterion) {
        if (work instanceof Work.Gate gate) {
            return gate.require().contains(criterion);
        }
        if (work instanceof Work.Observe observe) {
            return observe.criteria().contains(criterion);
        }
        return work instanceof Work.Shift shift && shift.guard().contains(criterion);
    }
}
