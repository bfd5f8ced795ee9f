package dev.cutover.yaml.check;

import dev.cutover.model.RecordOwnership;
import dev.cutover.model.Step;
import dev.cutover.model.Work;
import dev.cutover.model.reconcile.Reconciliation;
import dev.cutover.yaml.shape.Suggestion;
import dev.cutover.yaml.tree.QuotedText;

/** What a reconciliation says of other parts of the runbook, and of itself, fits together. */
final class ReconcileCheck {
    private ReconcileCheck() {}

    static void check(CheckedRunbook checkedRunbook) {
        checkedRunbook.runbook().allSteps().forEach(step -> {
            if (step.work() instanceof Work.Reconcile reconcile) {
                artifacts(step, reconcile.what(), checkedRunbook);
                history(step, reconcile.what(), checkedRunbook);
                accounts(step, reconcile.what(), checkedRunbook);
                PushDownCheck.check(step, reconcile, checkedRunbook);
            }
        });
    }

    private static void artifacts(Step step, Reconciliation what, CheckedRunbook checkedRunbook) {
        var known = checkedRunbook.runbook().inventory().records().stream()
                .map(RecordOwnership::artifact)
                .toList();
        what.checks().ofRecord().forEach((column, artifact) -> {
            if (!known.contains(artifact)) {
                checkedRunbook
                        .problems()
                        .at(
                                checkedRunbook.positions().ofStep(step.id().value(), "of-record", column),
                                "there is no artifact " + QuotedText.name(artifact) + " under systems-of-record",
                                Suggestion.hint(artifact, known, "artifacts"));
            }
        });
    }

    private static void history(Step step, Reconciliation what, CheckedRunbook checkedRunbook) {
        what.checks().lifecycle().flatMap(lifecycle -> lifecycle.history()).ifPresent(history -> {
            boolean begins = history.per().size() >= what.key().size()
                    && history.per().subList(0, what.key().size()).equals(what.key());
            if (!begins) {
                checkedRunbook
                        .problems()
                        .at(
                                checkedRunbook.positions().ofStep(step.id().value(), "lifecycle", "history", "per"),
                                "a history is told per " + String.join(", ", history.per())
                                        + ", which does not begin with the key of the comparison",
                                "begin with " + String.join(", ", what.key()));
            }
        });
    }

    private static void accounts(Step step, Reconciliation what, CheckedRunbook checkedRunbook) {
        for (var account : what.checks().accounts()) {
            if (!account.per().containsAll(what.key())) {
                checkedRunbook
                        .problems()
                        .at(
                                checkedRunbook.positions().ofStep(step.id().value(), "accounts", account.name(), "per"),
                                "an account is kept per " + String.join(", ", account.per())
                                        + ", which lacks a column of the key",
                                "add " + String.join(", ", what.key()));
            }
        }
    }
}
