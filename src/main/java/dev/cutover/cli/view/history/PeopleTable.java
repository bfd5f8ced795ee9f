package dev.cutover.cli.view.history;

import dev.cutover.board.TableColumn;
import dev.cutover.cli.view.CommandOutput;
import dev.cutover.console.paint.TextTable;
import dev.cutover.history.figures.RunbookHistory;
import dev.cutover.words.Durations;
import dev.cutover.words.Tone;

/** Who was waited for, and how long. */
record PeopleTable(CommandOutput commandOutput) {

    void show(RunbookHistory history) {
        if (history.people().isEmpty()) {
            return;
        }
        commandOutput.heading("Who was waited for" + (history.ofNights() ? "" : " (in rehearsals)"));
        var table = new TextTable(
                commandOutput.theme(),
                TableColumn.text("PERSON", 10),
                TableColumn.text("ROLE", 10).keep(60),
                TableColumn.number("QUESTIONS").keep(80),
                TableColumn.number("MEDIAN").keep(90),
                TableColumn.number("LONGEST").keep(85),
                TableColumn.number("TOTAL"));
        history.people()
                .forEach(wait -> table.row(
                        Tone.PLAIN,
                        wait.who().person().orElse("nobody yet"),
                        wait.who().role(),
                        Integer.toString(wait.waited().times()),
                        Durations.words(wait.waited().median()),
                        Durations.words(wait.waited().most()),
                        Durations.words(wait.total())));
        commandOutput.show(table.frame(commandOutput.listWidth()));
    }
}
