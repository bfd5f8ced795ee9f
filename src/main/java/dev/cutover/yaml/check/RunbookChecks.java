package dev.cutover.yaml.check;

import dev.cutover.model.Runbook;
import dev.cutover.yaml.runbook.NameScan;
import dev.cutover.yaml.tree.Node;
import dev.cutover.yaml.tree.Positions;
import dev.cutover.yaml.tree.Problems;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** All checks of a runbook that need no environment. */
public final class RunbookChecks {
    private static final List<Consumer<CheckedRunbook>> CHECKS = List.of(
            CircleCheck::check,
            BaselineCheck::check,
            ReconciliationCheck::check,
            GateCheck::check,
            DecisionCheck::check,
            PeopleCheck::check,
            ShiftCheck::check,
            ShiftOrderCheck::check,
            RollbackCheck::check,
            ScheduleCheck::check,
            ReconcileCheck::check);

    private RunbookChecks() {}

    /**
     * Checks the runbook.
     *
     * @param read what could be read; empty if not even the header could
     */
    public static void check(Node root, NameScan scan, Optional<Runbook> read, Problems problems) {
        DuplicateCheck.check(root, scan, problems);
        RedactionCheck.check(root, problems);
        SecretCheck.ofRunbook(root, problems);
        if (read.isEmpty()) {
            return;
        }
        Runbook runbook = read.get();
        Positions positions = scan.positions();
        var needsGraph = CheckedRunbook.graphOf(runbook.steps().toList());
        boolean whole = runbook.steps().count() == scan.steps().size()
                && runbook.phases().size() == scan.phases().size();
        var checkedRunbook = new CheckedRunbook(runbook, positions, problems, whole, needsGraph);
        CHECKS.forEach(check -> check.accept(checkedRunbook));
        new ReferenceCheck(checkedRunbook, scan.names()).check(root, scan);
    }
}
