package dev.cutover.cli.view;

import dev.cutover.board.TableColumn;
import dev.cutover.console.paint.TextTable;
import dev.cutover.query.CapturedEvidence;
import dev.cutover.words.Durations;
import java.util.List;

/** What was captured, a line each. */
public final class EvidencePage {
    private EvidencePage() {}

    public static void show(List<CapturedEvidence> all, CommandOutput commandOutput) {
        if (all.isEmpty()) {
            commandOutput.line("no evidence yet");
            return;
        }
        var textTable = new TextTable(
                commandOutput.theme(),
                TableColumn.of("SHA-256"),
                TableColumn.number("SEQ").keep(40),
                TableColumn.of("CAPTURED (UTC)").keep(60),
                TableColumn.text("STEP", 12),
                TableColumn.text("NAME", 12),
                TableColumn.text("TYPE", 10).keep(50),
                TableColumn.number("BYTES").keep(70),
                TableColumn.text("FROM", 8).keep(80));
        for (var each : all) {
            var fact = each.fact();
            textTable.row(
                    each.shortDigest(),
                    Long.toString(each.seq()),
                    Durations.day(each.at()) + " " + Durations.time(each.at()),
                    fact.step() + (fact.attempt() > 1 ? ", attempt " + fact.attempt() : ""),
                    fact.name(),
                    fact.mediaType(),
                    Long.toString(fact.bytes()),
                    fact.source());
        }
        commandOutput.show(textTable.frame(commandOutput.listWidth()));
    }
}
