package dev.cutover.cli.view.history;

import dev.cutover.cli.view.CommandOutput;
import dev.cutover.cli.view.ShortIds;
import dev.cutover.console.paint.Frame;
import dev.cutover.history.figures.RunbookHistory;
import dev.cutover.history.memory.ExerciseLevel;
import dev.cutover.run.RunId;
import dev.cutover.text.Counted;
import dev.cutover.words.Tone;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** What the runs of one runbook tell, one part after the other. Not thread-safe. */
public final class RunbookHistoryPage {
    private final CommandOutput commandOutput;
    private final Instant now;
    private final ShortIds shortIds;

    /**
     * @param now real time, for what is said to be so long ago
     * @param runs every run that a typed id could mean
     */
    public RunbookHistoryPage(CommandOutput commandOutput, Instant now, Collection<RunId> runs) {
        this.commandOutput = commandOutput;
        this.now = now;
        this.shortIds = ShortIds.of(runs, commandOutput.listWidth());
    }

    public void show(RunbookHistory history) {
        head(history);
        if (history.nights().size() + history.rehearsals().size() > 0) {
            new NightTables(commandOutput, shortIds).show(history);
            new StepTable(commandOutput).show(history);
            new PeopleTable(commandOutput).show(history);
            new DrillTable(commandOutput, now, shortIds).show(history);
        }
        new ReconciliationTable(commandOutput, shortIds).show(history);
        new CoverageTable(commandOutput, now).show(history.coverage());
    }

    private void head(RunbookHistory history) {
        commandOutput.heading(history.runbook() + ": "
                + Counted.of(history.nights().size(), "night") + ", "
                + Counted.of(history.rehearsals().size(), "rehearsal") + ", "
                + Counted.of(history.dryRuns(), "dry run"));
        var real = history.lastGood(ExerciseLevel.DRILLED);
        var any = history.lastGood(ExerciseLevel.SIMULATED);
        tone(
                real.isPresent() ? Tone.PLAIN : Tone.CARE,
                "last good rollback in real time: "
                        + real.map(drill -> HistoryWords.good(drill, now)).orElse("never"));
        if (any.isPresent() && !any.equals(real)) {
            commandOutput.line("last good rollback of any kind: " + HistoryWords.good(any.orElseThrow(), now));
        }
        boolean covered = history.coverage().count(ExerciseLevel.NEVER) == 0;
        tone(covered ? Tone.PLAIN : Tone.BAD, "coverage: " + HistoryWords.coverage(history.coverage()));
    }

    private void tone(Tone tone, String words) {
        commandOutput.show(new Frame(List.of(commandOutput.theme().text(tone, words))));
    }
}
