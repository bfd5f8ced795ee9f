package dev.cutover.cli.view.history;

import dev.cutover.board.TableColumn;
import dev.cutover.cli.view.CommandOutput;
import dev.cutover.console.paint.TextTable;
import dev.cutover.history.figures.Coverage;
import dev.cutover.history.memory.ExerciseLevel;
import dev.cutover.text.Counted;
import dev.cutover.words.Tone;
import java.time.Instant;

/** What was exercised, and how long ago; what never was comes first. */
record CoverageTable(CommandOutput commandOutput, Instant now) {
    private static final int MOST = 60;

    void show(Coverage coverage) {
        if (coverage.cells().isEmpty()) {
            commandOutput.line(
                    "coverage is not known: no run of the whole runbook has a copy of it that this version can read");
            return;
        }
        commandOutput.heading("Coverage, what was never exercised first");
        var table = new TextTable(
                commandOutput.theme(),
                TableColumn.text("STEP", 12),
                TableColumn.text("TITLE", 16).keep(20),
                TableColumn.of("DIRECTION").keep(90),
                TableColumn.text("EXERCISED", 10),
                TableColumn.number("AGO").keep(80),
                TableColumn.text("SCENARIO", 10).keep(40));
        coverage.cells().stream()
                .limit(MOST)
                .forEach(cell -> table.row(
                        tone(cell),
                        cell.step().value(),
                        cell.title(),
                        cell.directionWord(),
                        exercised(cell),
                        cell.now()
                                .or(cell::before)
                                .map(seen -> HistoryWords.age(seen.at(), now).replace(" ago", ""))
                                .orElse("-"),
                        cell.now().flatMap(Coverage.Seen::scenario).orElse("")));
        commandOutput.show(table.frame(commandOutput.listWidth()));
        if (coverage.cells().size() > MOST) {
            commandOutput.line(Counted.of(coverage.cells().size() - MOST, "more line") + ": `--output json` has all");
        }
    }

    private static Tone tone(Coverage.Cell cell) {
        return switch (cell.level()) {
            case NEVER -> Tone.BAD;
            case SIMULATED -> Tone.CARE;
            case REHEARSED, DRILLED, LIVE -> Tone.PLAIN;
        };
    }

    private static String exercised(Coverage.Cell cell) {
        if (cell.isOutdated()) {
            return "not since it changed ("
                    + cell.before().orElseThrow().level().word() + " before)";
        }
        return cell.level() == ExerciseLevel.NEVER ? "NEVER" : cell.level().word();
    }
}
