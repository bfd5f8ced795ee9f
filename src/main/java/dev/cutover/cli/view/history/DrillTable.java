package dev.cutover.cli.view.history;

import dev.cutover.board.TableColumn;
import dev.cutover.cli.view.CommandOutput;
import dev.cutover.cli.view.ShortIds;
import dev.cutover.console.paint.TextTable;
import dev.cutover.history.figures.Drill;
import dev.cutover.history.figures.DrillTrend;
import dev.cutover.history.figures.RunbookHistory;
import dev.cutover.plan.DurationRange;
import dev.cutover.text.Counted;
import dev.cutover.words.Durations;
import dev.cutover.words.Tone;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Rollbacks with their times against the window, and where the times are heading. */
record DrillTable(CommandOutput commandOutput, Instant now, ShortIds shortIds) {
    private static final int MOST = 10;
    private static final String UNMEASURED = "-";

    void show(RunbookHistory history) {
        commandOutput.heading("Rollbacks, the newest first");
        if (history.drills().isEmpty()) {
            commandOutput.line("none: no run of this runbook was ever rolled back");
            return;
        }
        var table = new TextTable(
                commandOutput.theme(),
                TableColumn.of("RUN").keep(90),
                TableColumn.text("SCOPE", 8).keep(70),
                TableColumn.of("KIND").keep(85),
                TableColumn.number("AGO").keep(95),
                TableColumn.number("DETECT").keep(60),
                TableColumn.number("DECIDE").keep(55),
                TableColumn.number("RESTORE"),
                TableColumn.number("SETTLE").keep(30),
                TableColumn.number("CLEAN").keep(40),
                TableColumn.number("WINDOW").keep(80),
                TableColumn.of("IN TIME"));
        history.drills().stream().limit(MOST).forEach(drill -> row(drill, table));
        commandOutput.show(table.frame(commandOutput.listWidth()));
        if (history.drills().size() > MOST) {
            commandOutput.line(Counted.of(history.drills().size() - MOST, "older one", "older ones")
                    + ": `--output json` has all of them");
        }
        commandOutput.line("- is not measured; restore counts against the window");
        history.trends().forEach(trend -> commandOutput.line(trend(trend)));
    }

    private void row(Drill drill, TextTable table) {
        var rollback = drill.rollback();
        var clock = rollback.clock();
        table.row(
                rollback.isGood() ? Tone.PLAIN : Tone.BAD,
                shortIds.of(drill.run()),
                rollback.scope(),
                drill.level().word(),
                HistoryWords.age(rollback.decided(), now).replace(" ago", ""),
                brief(clock.detect()),
                brief(clock.decide()),
                brief(clock.restore()),
                brief(clock.settle()),
                clean(drill),
                Durations.words(rollback.window()),
                inTime(drill));
    }

    /** What was not measured is never shown as zero; a mark keeps the column narrow, and is said below the table. */
    private static String brief(Optional<Duration> time) {
        return time.map(Durations::words).orElse(UNMEASURED);
    }

    private static String clean(Drill drill) {
        var rollback = drill.rollback();
        if (rollback.leftUndone() > 0) {
            return rollback.leftUndone() + " left";
        }
        return brief(rollback.clock().finish());
    }

    private static String inTime(Drill drill) {
        var rollback = drill.rollback();
        if (rollback.clock().restore().isEmpty()) {
            return rollback.finished() ? "NEVER BACK" : "not back yet";
        }
        return rollback.isInTime() ? "yes" : "NO";
    }

    /** {@code restore: median of the last 3 12s, of the 4 before 20s: 8s quicker}. */
    private static String trend(DrillTrend trend) {
        String time = trend.time().word() + (trend.real() ? "" : " (not in real time)") + ": ";
        if (trend.last().isEmpty()) {
            return time + "not measured";
        }
        var last = trend.last().orElseThrow();
        String recent = "median of the last " + last.times() + " " + Durations.words(last.median());
        return time
                + recent
                + trend.before()
                        .map(before -> ", of the " + before.times() + " before " + Durations.words(before.median())
                                + ": " + change(last, before))
                        .orElse("; none before to compare with");
    }

    private static String change(DurationRange last, DurationRange before) {
        var change = last.median().minus(before.median());
        if (change.isZero()) {
            return "the same";
        }
        return Durations.words(change.abs()) + (change.isNegative() ? " quicker" : " SLOWER");
    }
}
