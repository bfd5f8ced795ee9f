package dev.cutover.yaml.check;

import dev.cutover.model.Step;
import dev.cutover.model.Work;
import dev.cutover.model.reconcile.PushDownWish;
import dev.cutover.model.reconcile.Reconciliation;
import dev.cutover.yaml.tree.QuotedText;
import java.util.ArrayList;
import java.util.List;

/** Sums say that rows are equal, and nothing of rows that are: whoever always wants them may ask for no more. */
final class PushDownCheck {
    private PushDownCheck() {}

    static void check(Step step, Work.Reconcile reconcile, CheckedRunbook checkedRunbook) {
        if (reconcile.pushDown() != PushDownWish.ALWAYS) {
            return;
        }
        for (String why : obstacles(reconcile.what())) {
            checkedRunbook
                    .problems()
                    .at(
                            checkedRunbook.positions().ofStep(step.id().value(), "push-down"),
                            "the databases cannot add up the rows: " + why,
                            "say push-down: auto, and all rows are read");
        }
    }

    private static List<String> obstacles(Reconciliation what) {
        var obstacles = new ArrayList<String>();
        what.compare().forEach((column, rule) -> {
            if (!rule.written().isEmpty()) {
                obstacles.add(
                        QuotedText.name(column) + " is written in a form of its own, which a database does not read");
            }
        });
        var checks = what.checks();
        if (checks.matrix().isPresent()) {
            obstacles.add("the matrix looks at the stages of equal rows, too");
        }
        if (checks.lifecycle().flatMap(lifecycle -> lifecycle.history()).isPresent()) {
            obstacles.add("the history of the lifecycle is looked at for equal rows, too");
        }
        if (!checks.totals().isEmpty()) {
            obstacles.add("the totals are those of all rows");
        }
        if (!checks.accounts().isEmpty()) {
            obstacles.add("the accounts are those of all rows");
        }
        if (what.countsShipments()) {
            obstacles.add("shipments are looked at for equal rows, too");
        }
        return obstacles;
    }
}
