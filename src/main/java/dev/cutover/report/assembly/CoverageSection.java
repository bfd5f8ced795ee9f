package dev.cutover.report.assembly;

import dev.cutover.history.HomeHistory;
import dev.cutover.history.Recollection;
import dev.cutover.history.figures.Coverage;
import dev.cutover.history.memory.ExerciseLevel;
import dev.cutover.history.memory.RunOrigin;
import dev.cutover.history.memory.RunRecall;
import dev.cutover.history.memory.RunbookDefinitions;
import dev.cutover.journal.Home;
import dev.cutover.report.content.CoverageReport;
import dev.cutover.report.content.CoverageRow;
import dev.cutover.report.content.FirstRows;
import dev.cutover.run.Effect;
import dev.cutover.run.RunId;
import dev.cutover.text.Clean;
import dev.cutover.text.Counted;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What other runs had exercised when this one began. */
final class CoverageSection {
    private final ReportSource source;
    private final Home home;
    private final Instant began;

    CoverageSection(ReportSource source, Home home) {
        this.source = source;
        this.home = home;
        this.began = RunOrigin.begun(source.recordedRun().run(), source.state());
    }

    CoverageReport report() {
        if (!source.knowsRunbook()) {
            return report(new Coverage(List.of()), List.of());
        }
        var found = HomeHistory.of(home).whole(others());
        var before = found.known().stream().filter(this::counts).toList();
        var definition = RunbookDefinitions.of("", source.pinned().runbook());
        return report(Coverage.of(definition, before), unread(found.runs()));
    }

    private List<RunId> others() {
        var own = source.recordedRun().run();
        return home.runs().stream().filter(run -> !run.equals(own)).toList();
    }

    /** What came later is no part of what people could rely on, and a report of a run that is over stays the same. */
    private boolean counts(RunRecall.Recalled recalled) {
        var origin = recalled.run().origin();
        return origin.runbook().equals(source.state().created().pinned().runbook())
                && origin.begun().isBefore(began);
    }

    private static List<String> unread(List<Recollection<RunRecall.Recalled>> runs) {
        return runs.stream()
                .filter(run -> run.known().isEmpty())
                .map(run -> Clean.line(run.run() + " does not count: " + run.trouble()))
                .limit(FirstRows.MOST)
                .toList();
    }

    private CoverageReport report(Coverage coverage, List<String> unread) {
        var cells = coverage.cells();
        var back = cells.stream()
                .filter(cell -> cell.direction() == Effect.Direction.BACK)
                .toList();
        long left = Math.max(0, cells.size() - FirstRows.MOST);
        return new CoverageReport(
                began,
                source.occasion(),
                new FirstRows<>(
                        cells.stream().limit(FirstRows.MOST).map(this::row).toList(),
                        left,
                        left == 0 ? "" : Counted.of(left, "more row") + ": `cutover history` has all"),
                coverage.exercised(),
                cells.size(),
                back.size(),
                back.stream().filter(CoverageSection::isNever).count(),
                unread);
    }

    /** What was exercised before it changed was exercised, if not as it is. */
    private static boolean isNever(Coverage.Cell cell) {
        return cell.level() == ExerciseLevel.NEVER && !cell.isOutdated();
    }

    private CoverageRow row(Coverage.Cell cell) {
        var seen = cell.now().or(cell::before);
        return new CoverageRow(
                Clean.line(cell.step().value()),
                Clean.line(cell.title()),
                cell.directionWord(),
                cell.level(),
                seen.map(Coverage.Seen::at),
                seen.map(Coverage.Seen::at).map(this::age),
                seen.map(one -> one.run().value()).orElse(""),
                seen.flatMap(Coverage.Seen::scenario).map(Clean::line).orElse(""),
                cell.isOutdated() ? cell.before().map(Coverage.Seen::level) : Optional.empty());
    }

    /** A run that began before may go on until after. */
    private Duration age(Instant at) {
        return at.isAfter(began) ? Duration.ZERO : Duration.between(at, began);
    }
}
