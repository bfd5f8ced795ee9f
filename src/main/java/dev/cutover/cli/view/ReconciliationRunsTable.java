package dev.cutover.cli.view;

import dev.cutover.board.TableColumn;
import dev.cutover.console.paint.TextTable;
import dev.cutover.history.RunListing;
import dev.cutover.history.memory.ListedRun;
import dev.cutover.history.memory.LoneReconciliation;
import dev.cutover.model.StepId;
import dev.cutover.words.Durations;
import dev.cutover.words.Phrases;
import dev.cutover.words.Tone;
import java.util.List;
import java.util.Locale;

/** Reconciliations on their own, a line each. */
final class ReconciliationRunsTable {
    private ReconciliationRunsTable() {}

    static void show(List<RunListing> runs, ShortIds shortIds, CommandOutput commandOutput) {
        var table = new TextTable(
                commandOutput.theme(),
                TableColumn.of("RECONCILIATION"),
                TableColumn.of("BEGUN (UTC)").keep(55),
                TableColumn.text("STEP", 12).keep(70),
                TableColumn.text("RUNBOOK", 12).keep(60),
                TableColumn.text("ENVIRONMENT", 8).keep(50),
                TableColumn.of("MODE").keep(40),
                TableColumn.text("STATE", 10),
                TableColumn.number("TOOK").keep(80));
        for (var run : runs) {
            var listed = run.recorded().orElseThrow();
            var origin = listed.origin();
            table.row(
                    isPassed(listed) ? Tone.PLAIN : Tone.BAD,
                    shortIds.of(run.run()),
                    Durations.minute(origin.begun()),
                    origin.only().map(StepId::value).orElse(""),
                    origin.runbook(),
                    origin.environment(),
                    Phrases.mode(origin.mode(), false),
                    state(listed),
                    Durations.words(listed.progress().figures().lasted()));
        }
        commandOutput.show(table.frame(commandOutput.listWidth()));
    }

    private static boolean isPassed(ListedRun listed) {
        return listed.progress().alone().filter(LoneReconciliation::isPassed).isPresent();
    }

    private static String state(ListedRun listed) {
        var alone = listed.progress().alone();
        if (alone.isEmpty()) {
            return "NOT ENDED";
        }
        String verdict = alone.orElseThrow().verdict().toString();
        return isPassed(listed) ? verdict : verdict.toUpperCase(Locale.ROOT);
    }
}
