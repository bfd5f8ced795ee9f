package dev.cutover.cli.view.history;

import dev.cutover.board.TableColumn;
import dev.cutover.cli.view.CommandOutput;
import dev.cutover.cli.view.ShortIds;
import dev.cutover.console.paint.TextTable;
import dev.cutover.history.figures.NightFigures;
import dev.cutover.history.figures.RunbookHistory;
import dev.cutover.text.Counted;
import dev.cutover.words.Durations;
import dev.cutover.words.Phrases;
import dev.cutover.words.Tone;
import java.util.List;

/** Nights and rehearsals, planned against actual. */
record NightTables(CommandOutput commandOutput, ShortIds shortIds) {
    private static final int MOST = 10;

    void show(RunbookHistory history) {
        if (!history.nights().isEmpty()) {
            commandOutput.heading("Nights, planned against actual");
            table("BEGAN (UTC)", history.nights());
        }
        if (!history.rehearsals().isEmpty()) {
            commandOutput.heading("Rehearsals, planned against actual");
            table("PLAYED (UTC)", history.rehearsals());
        }
    }

    private void table(String when, List<NightFigures> nights) {
        var table = new TextTable(
                commandOutput.theme(),
                TableColumn.of("RUN"),
                TableColumn.of(when).keep(60),
                TableColumn.text("SCENARIO", 10).keep(35),
                TableColumn.of("MODE").keep(40),
                TableColumn.text("STATE", 10).keep(95),
                TableColumn.number("PLANNED").keep(85),
                TableColumn.number("TOOK"),
                TableColumn.number("OVER").keep(90),
                TableColumn.number("PEOPLE").keep(80),
                TableColumn.number("MACHINE").keep(70));
        nights.stream().limit(MOST).forEach(night -> row(night, table));
        commandOutput.show(table.frame(commandOutput.listWidth()));
        if (nights.size() > MOST) {
            commandOutput.line(
                    Counted.of(nights.size() - MOST, "older one", "older ones") + ": `--output json` has all of them");
        }
    }

    private void row(NightFigures night, TextTable table) {
        var origin = night.run().origin();
        var progress = night.run().progress();
        table.row(
                night.over()
                                .filter(over -> !over.isNegative() && !over.isZero())
                                .isPresent()
                        ? Tone.CARE
                        : Tone.PLAIN,
                shortIds.of(night.run().run()),
                Durations.minute(origin.rehearsal() ? origin.begun() : origin.created()),
                origin.scenario().orElse(""),
                Phrases.mode(origin.mode(), origin.rehearsal()),
                progress.ending()
                        .map(Phrases::ending)
                        .map(words -> words.split(",", 2)[0])
                        .orElseGet(() -> progress.status().text()),
                night.planned().map(Durations::words).orElse("?"),
                Durations.words(night.took()),
                night.over().map(HistoryWords::over).orElse("-"),
                Durations.words(night.people()),
                Durations.words(night.machine()));
    }
}
