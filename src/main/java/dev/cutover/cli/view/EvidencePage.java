package dev.cutover.cli.view;

import dev.cutover.board.TableColumn;
import dev.cutover.console.paint.TextTable;
import dev.cutover.query.CapturedEvidence;
import dev.cutover.words.Durations;
import dev.cutover.words.RedactedWords;
import java.util.ArrayList;
import java.util.List;

/** What was captured, a line each. */
public final class EvidencePage {
    private static final List<TableColumn> COLUMNS = List.of(
            TableColumn.of("SHA-256"),
            TableColumn.number("SEQ").keep(40),
            TableColumn.of("CAPTURED (UTC)").keep(60),
            TableColumn.text("STEP", 12),
            TableColumn.text("NAME", 12),
            TableColumn.text("TYPE", 10).keep(50),
            TableColumn.number("BYTES").keep(70),
            TableColumn.text("FROM", 8).keep(80));

    private EvidencePage() {}

    public static void show(List<CapturedEvidence> all, CommandOutput commandOutput) {
        if (all.isEmpty()) {
            commandOutput.line("no evidence yet");
            return;
        }
        var columns = new ArrayList<>(COLUMNS);
        boolean redacts = all.stream().anyMatch(each -> each.fact().redacted().isPresent());
        if (redacts) {
            columns.add(TableColumn.text("REDACTED", 15).keep(90));
        }
        var textTable = new TextTable(commandOutput.theme(), columns.toArray(TableColumn[]::new));
        for (var each : all) {
            var cells = new ArrayList<>(cells(each));
            if (redacts) {
                cells.add(each.fact().redacted().map(RedactedWords::brief).orElse(""));
            }
            textTable.row(cells.toArray(String[]::new));
        }
        commandOutput.show(textTable.frame(commandOutput.listWidth()));
    }

    private static List<String> cells(CapturedEvidence each) {
        var fact = each.fact();
        return List.of(
                each.shortDigest(),
                Long.toString(each.seq()),
                Durations.day(each.at()) + " " + Durations.time(each.at()),
                fact.step() + (fact.attempt() > 1 ? ", attempt " + fact.attempt() : ""),
                fact.name(),
                fact.mediaType(),
                Long.toString(fact.bytes()),
                fact.source());
    }
}
