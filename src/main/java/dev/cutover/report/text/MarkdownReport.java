package dev.cutover.report.text;

import dev.cutover.report.content.FirstRows;
import dev.cutover.report.content.ReportContent;
import dev.cutover.report.content.ReportHead;
import dev.cutover.report.content.SummaryLine;
import dev.cutover.report.content.TimelineRow;
import dev.cutover.words.Tone;
import java.util.List;

/** The report in Markdown, for a ticket or a chat. Times in tables are UTC. */
public final class MarkdownReport {
    private final ReportContent content;
    private final MarkdownText text = new MarkdownText();

    private MarkdownReport(ReportContent content) {
        this.content = content;
    }

    /** The whole text; it ends with a line's end. */
    public static String of(ReportContent content) {
        return new MarkdownReport(content).written();
    }

    private String written() {
        firstScreen();
        promises();
        timeline();
        new MarkdownTraffic(content, text).write();
        new MarkdownPeople(content, text).write();
        new MarkdownAppendix(content, text).write();
        return text.text();
    }

    private void firstScreen() {
        var head = content.head();
        text.title(head.title() + ": " + content.verdict().word());
        text.strong(content.verdict().line());
        head.gaps().forEach(gap -> text.strong("Incomplete: " + gap));
        content.summary().forEach(line -> text.item(line.about(), mark(line) + line.text()));
        text.end();
        text.table(List.of("Run", ""), facts(head));
    }

    /** A sign beside the words: colours are lost in a ticket. */
    private static String mark(SummaryLine line) {
        return line.tone() == Tone.BAD ? "(!) " : "";
    }

    private static List<List<String>> facts(ReportHead head) {
        var facts = new java.util.ArrayList<List<String>>();
        facts.add(MarkdownText.cells("Run", head.run()));
        facts.add(MarkdownText.cells("Runbook", head.runbook()));
        facts.add(MarkdownText.cells("Environment", head.environment() + ", " + head.mode()));
        head.scenario().ifPresent(scenario -> facts.add(MarkdownText.cells("Scenario", scenario)));
        facts.add(MarkdownText.cells("Started by", head.startedBy()));
        facts.add(MarkdownText.cells("Planned start", ReportTimes.both(head.planned(), head.zone())));
        facts.add(MarkdownText.cells("Began", ReportTimes.both(head.began(), head.zone())));
        head.plannedEnd()
                .ifPresent(at -> facts.add(MarkdownText.cells("Planned end", ReportTimes.both(at, head.zone()))));
        facts.add(MarkdownText.cells(
                "Ended",
                head.ended().map(at -> ReportTimes.both(at, head.zone())).orElse("not yet")));
        head.expectedEnd()
                .ifPresent(at -> facts.add(MarkdownText.cells("Expected end", ReportTimes.both(at, head.zone()))));
        facts.add(MarkdownText.cells("As of", ReportTimes.both(head.asOf(), head.zone())));
        facts.add(MarkdownText.cells("Events", Long.toString(head.events())));
        facts.add(MarkdownText.cells("Head (SHA-256)", head.head()));
        return facts;
    }

    private void promises() {
        text.heading("Promised and measured");
        if (content.promises().isEmpty()) {
            text.words("No criterion was measured.");
        }
        text.table(
                List.of("Stands", "Criterion", "Segment", "Must be", "Last", "Worst", "Red samples", "Owner"),
                content.promises().stream()
                        .map(promise -> MarkdownText.cells(
                                promise.standing(),
                                promise.criterion(),
                                promise.segment(),
                                promise.threshold()
                                        + promise.pinned()
                                                .map(pinned -> " (AMENDED, the runbook says " + pinned + ")")
                                                .orElse("")
                                        + promise.baseline()
                                                .map(base -> " (baseline " + base + ")")
                                                .orElse(""),
                                promise.last(),
                                promise.worst()
                                        .map(worst -> worst
                                                + promise.worstAt()
                                                        .map(at -> " at " + ReportTimes.at(at))
                                                        .orElse(""))
                                        .orElse(""),
                                promise.red() + " of " + promise.samples()
                                        + (promise.noData() == 0 ? "" : ", " + promise.noData() + " without data"),
                                promise.owner()))
                        .toList());
    }

    private void timeline() {
        text.heading("Timeline, planned and actual (UTC)");
        steps(content.timeline(), text, true);
    }

    /** A table of steps. */
    static void steps(List<TimelineRow> rows, MarkdownText text, boolean planned) {
        var shown = rows.stream().limit(FirstRows.MOST).toList();
        text.table(
                planned
                        ? List.of(
                                "Step", "What", "Planned", "Began", "Ended", "Late", "People", "Machine", "State",
                                "Why")
                        : List.of("Step", "What", "Began", "Ended", "People", "Machine", "State", "Why"),
                shown.stream().map(row -> step(row, planned)).toList());
        if (shown.size() < rows.size()) {
            text.words((rows.size() - shown.size()) + " more steps are not listed here; `--format json` has them all.");
        }
    }

    private static List<String> step(TimelineRow row, boolean planned) {
        var cells = MarkdownText.cells(row.step(), row.title());
        if (planned) {
            cells.add(row.planned()
                    .map(span -> ReportTimes.at(span.from()) + " to " + ReportTimes.at(span.until())
                            + (row.critical() ? " (critical)" : ""))
                    .orElse(""));
        }
        cells.add(row.actual().map(span -> ReportTimes.at(span.from())).orElse(""));
        cells.add(
                row.underWay()
                        ? "under way"
                        : row.actual().map(span -> ReportTimes.at(span.until())).orElse(""));
        if (planned) {
            cells.add(row.late().map(ReportTimes::late).orElse(""));
        }
        cells.add(ReportTimes.some(row.waited()));
        cells.add(
                ReportTimes.some(row.worked()) + (row.held().isZero() ? "" : ", held " + ReportTimes.took(row.held())));
        cells.add(row.state() + (row.attempts() > 1 ? ", attempt " + row.attempts() : ""));
        cells.add(row.why());
        return cells;
    }
}
