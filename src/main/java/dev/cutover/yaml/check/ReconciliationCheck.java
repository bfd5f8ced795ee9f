package dev.cutover.yaml.check;

import dev.cutover.model.Criterion;
import dev.cutover.model.Measure;
import dev.cutover.model.Step;
import dev.cutover.model.Work;
import dev.cutover.yaml.shape.Suggestion;
import dev.cutover.yaml.tree.QuotedText;
import java.util.List;

/**
 * A criterion on reconciliations names a step that reconciles. Whether there is such a step is checked as it is read.
 */
final class ReconciliationCheck {
    private ReconciliationCheck() {}

    static void check(CheckedRunbook checkedRunbook) {
        checkedRunbook.runbook().criteria().values().forEach(criterion -> {
            if (criterion.measure() instanceof Measure.Reconciliations asked) {
                check(criterion, asked, checkedRunbook);
            }
        });
    }

    private static void check(Criterion criterion, Measure.Reconciliations asked, CheckedRunbook checkedRunbook) {
        var steps = checkedRunbook.runbook().steps().toList();
        boolean other = steps.stream()
                .filter(step -> step.id().equals(asked.step()))
                .anyMatch(step -> !(step.work() instanceof Work.Reconcile));
        if (other) {
            List<String> known = steps.stream()
                    .filter(step -> step.work() instanceof Work.Reconcile)
                    .map(Step::id)
                    .map(Object::toString)
                    .toList();
            checkedRunbook
                    .problems()
                    .at(
                            checkedRunbook
                                    .positions()
                                    .of("criteria", criterion.id().value(), "measure", "reconcile"),
                            "the step " + QuotedText.name(asked.step().value()) + " reconciles nothing",
                            Suggestion.hint(asked.step().value(), known, "steps that reconcile"));
        }
    }
}
