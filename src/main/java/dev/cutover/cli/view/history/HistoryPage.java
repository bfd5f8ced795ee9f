package dev.cutover.cli.view.history;

import dev.cutover.board.TableColumn;
import dev.cutover.cli.view.CommandOutput;
import dev.cutover.console.paint.TextTable;
import dev.cutover.history.RunbookHistories;
import dev.cutover.history.figures.RunbookHistory;
import dev.cutover.history.memory.ExerciseLevel;
import dev.cutover.text.ShellWord;
import dev.cutover.words.Durations;
import dev.cutover.words.Tone;
import java.time.Instant;

/** All runbooks of a home, a line each. Stateless. */
public final class HistoryPage {
    private HistoryPage() {}

    /**
     * Shows them.
     *
     * @param now real time, for what is said to be so long ago
     */
    public static void show(RunbookHistories histories, Instant now, CommandOutput commandOutput) {
        var table = new TextTable(
                commandOutput.theme(),
                TableColumn.text("RUNBOOK", 12),
                TableColumn.number("NIGHTS").keep(80),
                TableColumn.number("REHEARSALS").keep(70),
                TableColumn.of("LAST NIGHT (UTC)").keep(50),
                TableColumn.of("LAST GOOD ROLLBACK").keep(90),
                TableColumn.number("COVERAGE"));
        histories
                .histories()
                .forEach(history -> table.row(
                        tone(history),
                        history.runbook(),
                        Integer.toString(history.nights().size()),
                        Integer.toString(history.rehearsals().size()),
                        history.nights().stream()
                                .findFirst()
                                .map(night ->
                                        Durations.minute(night.run().origin().created()))
                                .orElse("-"),
                        history.lastGood(ExerciseLevel.SIMULATED)
                                .map(drill -> drill.level().word() + " "
                                        + HistoryWords.age(drill.rollback().decided(), now))
                                .orElse("never"),
                        history.coverage().exercised() + "/"
                                + history.coverage().cells().size()));
        commandOutput.show(table.frame(commandOutput.listWidth()));
        histories.unread().forEach(commandOutput::line);
        histories.histories().stream()
                .findFirst()
                .ifPresent(history -> commandOutput.line("`cutover history " + ShellWord.of(history.runbook())
                        + "` shows its nights, steps, people, rollbacks, reconciliations and coverage"));
    }

    /** Where nothing was ever rolled back, or a step was never exercised, somebody should know. */
    private static Tone tone(RunbookHistory history) {
        boolean lacks = history.coverage().count(ExerciseLevel.NEVER) > 0
                || history.lastGood(ExerciseLevel.SIMULATED).isEmpty();
        return lacks ? Tone.CARE : Tone.PLAIN;
    }
}
