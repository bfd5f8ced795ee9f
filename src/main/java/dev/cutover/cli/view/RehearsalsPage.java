package dev.cutover.cli.view;

import dev.cutover.board.TableColumn;
import dev.cutover.console.paint.TextTable;
import dev.cutover.rehearsal.RehearsalRow;
import dev.cutover.words.Durations;
import dev.cutover.words.RollbackClockWords;
import dev.cutover.words.Tone;
import java.util.List;

/** Rehearsals, a line each; below, the clock of each rollback, and what was not as it should be. */
public final class RehearsalsPage {
    private RehearsalsPage() {}

    public static void show(List<RehearsalRow> rows, CommandOutput commandOutput) {
        var textTable = new TextTable(
                commandOutput.theme(),
                TableColumn.text("SCENARIO", 12),
                TableColumn.of("VERDICT"),
                TableColumn.of("OUTCOME").keep(60),
                TableColumn.number("SIMULATED").keep(50),
                TableColumn.number("TOOK").keep(40),
                TableColumn.of("RUN").keep(70));
        for (var row : rows) {
            textTable.row(
                    row.verdict() == RehearsalRow.Verdict.PASSED ? Tone.GOOD : Tone.BAD,
                    row.name(),
                    row.verdict().name(),
                    row.outcome(),
                    Durations.words(row.simulated()),
                    Durations.words(row.wall()),
                    row.run());
        }
        commandOutput.show(textTable.frame(commandOutput.listWidth()));
        rows.forEach(row -> row.rollbacks()
                .forEach(rollback -> commandOutput.line(row.name() + ": rollback " + rollback.number() + " of "
                        + rollback.name() + ": " + RollbackClockWords.line(rollback.clock()))));
        rows.stream().filter(row -> !row.why().isEmpty()).forEach(row -> {
            commandOutput.heading(row.name());
            row.why().stream().flatMap(String::lines).forEach(line -> commandOutput.line("  " + line));
        });
    }
}
