package dev.cutover.cli.view.history;

import dev.cutover.board.TableColumn;
import dev.cutover.cli.view.CommandOutput;
import dev.cutover.console.paint.TextTable;
import dev.cutover.history.figures.RunbookHistory;
import dev.cutover.history.figures.StepFigures;
import dev.cutover.text.Counted;
import dev.cutover.words.Durations;
import dev.cutover.words.Tone;

/** How long each step took, the longest overrun first. */
record StepTable(CommandOutput commandOutput) {
    private static final int MOST = 30;

    void show(RunbookHistory history) {
        if (history.steps().isEmpty()) {
            return;
        }
        commandOutput.heading("Steps, the longest overrun first" + (history.ofNights() ? "" : " (of rehearsals)"));
        var table = new TextTable(
                commandOutput.theme(),
                TableColumn.text("STEP", 12),
                TableColumn.text("TITLE", 16).keep(20),
                TableColumn.number("PLANNED").keep(90),
                TableColumn.number("MEDIAN"),
                TableColumn.number("OVER").keep(95),
                TableColumn.number("WORST").keep(85),
                TableColumn.number("LAST").keep(80),
                TableColumn.number("TIMES").keep(60),
                TableColumn.of("MODE").keep(40));
        history.steps().stream()
                .limit(MOST)
                .forEach(step -> table.row(
                        isOver(step) ? Tone.CARE : Tone.PLAIN,
                        step.step().value(),
                        step.title(),
                        Durations.words(step.planned()),
                        Durations.words(step.took().median()),
                        HistoryWords.over(step.over()),
                        Durations.words(step.took().most()),
                        Durations.words(step.last()),
                        Integer.toString(step.took().times()),
                        step.live() ? "live" : "not live"));
        commandOutput.show(table.frame(commandOutput.listWidth()));
        if (history.steps().size() > MOST) {
            commandOutput.line(
                    Counted.of(history.steps().size() - MOST, "more step") + ": `--output json` has all of them");
        }
    }

    private static boolean isOver(StepFigures step) {
        return step.over().compareTo(step.planned().dividedBy(10)) > 0;
    }
}
