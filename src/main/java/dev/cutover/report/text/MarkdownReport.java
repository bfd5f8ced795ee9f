package dev.cutover.report.text;

import dev.cutover.report.content.ReportContent;
import dev.cutover.report.content.ReportHead;
import dev.cutover.report.content.SummaryLine;
import dev.cutover.words.Tone;
import java.util.ArrayList;
import java.util.List;

/** The report in Markdown, for a ticket or a chat. Times in tables are UTC. */
public final class MarkdownReport {
    private final ReportContent content;
    private final MarkdownText text = new MarkdownText();
    private final TextTimes times;

    private MarkdownReport(ReportContent content) {
        this.content = content;
        this.times = TextTimes.of(content);
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
        new MarkdownReconciliations(content, text).write();
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
        var facts = new ArrayList<List<String>>();
        facts.add(MarkdownText.cells("Run", head.run()));
        facts.add(MarkdownText.cells("Runbook", head.runbook()));
        facts.add(MarkdownText.cells("Environment", head.environment() + ", " + head.mode()));
        head.scenario().ifPresent(scenario -> facts.add(MarkdownText.cells("Scenario", scenario)));
        facts.add(MarkdownText.cells("Started by", head.startedBy()));
        facts.add(MarkdownText.cells("Planned start", TextTimes.both(head.planned(), head.zone())));
        facts.add(MarkdownText.cells("Began", TextTimes.both(head.began(), head.zone())));
        head.plannedEnd()
                .ifPresent(at -> facts.add(MarkdownText.cells("Planned end", TextTimes.both(at, head.zone()))));
        facts.add(MarkdownText.cells(
                "Ended", head.ended().map(at -> TextTimes.both(at, head.zone())).orElse("not yet")));
        head.expectedEnd()
                .ifPresent(at -> facts.add(MarkdownText.cells("Expected end", TextTimes.both(at, head.zone()))));
        facts.add(MarkdownText.cells("As of", TextTimes.both(head.asOf(), head.zone())));
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
                                promise.standing().words(),
                                promise.criterion(),
                                promise.segment(),
                                promise.threshold()
                                        + promise.pinned()
                                                .map(pinned -> " (AMENDED, the runbook says " + pinned + ")")
                                                .orElse("")
                                        + promise.baseline()
                                                .map(base -> " (baseline " + base + ")")
                                                .orElse(""),
                                promise.last() + " at " + times.at(promise.lastAt()),
                                promise.worst()
                                        .map(worst -> worst
                                                + promise.worstAt()
                                                        .map(at -> " at " + times.at(at))
                                                        .orElse(""))
                                        .orElse(""),
                                promise.red() + " of " + promise.samples()
                                        + (promise.noData() == 0 ? "" : ", " + promise.noData() + " without data"),
                                promise.owner()))
                        .toList());
    }

    private void timeline() {
        text.heading("Timeline, planned and actual (UTC)");
        new MarkdownSteps(text, times).table(content.timeline(), true);
    }
}
