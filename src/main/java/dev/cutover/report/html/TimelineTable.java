package dev.cutover.report.html;

import dev.cutover.report.content.TimeSpan;
import dev.cutover.report.content.TimelineRow;
import dev.cutover.words.Durations;
import dev.cutover.words.Tone;
import java.time.Duration;
import java.util.List;

/** Steps in a table: when they were to be and when they were, and whose time it was. */
record TimelineTable(PageWriter page) {
    private static final int COLUMNS = 8;

    void write(String caption, List<TimelineRow> rows) {
        page.beginTable(
                caption,
                "Step",
                "Planned, " + page.times().zoneName(),
                "@Began",
                "Ended",
                "#Took",
                "#Waiting for people",
                "How it went");
        String phase = null;
        for (var row : rows) {
            if (!row.phase().equals(phase)) {
                phase = row.phase();
                page.groupRow(name(phase), page.times().isUtc() ? COLUMNS - 1 : COLUMNS);
            }
            row(row);
        }
        page.endTable();
    }

    private void row(TimelineRow row) {
        page.beginRow(row.tone() == Tone.BAD);
        page.rowHead(row.step(), row.title());
        page.cell(row.planned().map(this::planned).orElse("–"));
        page.timeCell(row.actual().map(TimeSpan::from));
        page.cell(
                row.underWay()
                        ? "–"
                        : row.actual()
                                .map(span -> page.times().local(span.until()))
                                .orElse("–"));
        page.numberCell(row.actual().map(span -> Durations.words(span.takes())).orElse("–"));
        page.numberCell(waited(row));
        String attempts = row.attempts() > 1 ? row.attempts() + " attempts. " : "";
        String held = row.held().isZero() ? "" : "On hold for " + Durations.words(row.held()) + ". ";
        page.toneCell(row.state(), row.tone(), (lateness(row) + attempts + held + row.why()).strip());
        page.endRow();
    }

    private String planned(TimeSpan span) {
        return page.times().local(span.from()) + " – " + page.times().local(span.until());
    }

    private static String waited(TimelineRow row) {
        return row.waited().isZero() ? "–" : Durations.words(row.waited());
    }

    private static String lateness(TimelineRow row) {
        String late = late(row);
        return late.isEmpty() ? "" : late + ". ";
    }

    static String name(String phase) {
        return phase.isEmpty() ? "Not in the runbook" : phase;
    }

    /** By how much a step has ended later or earlier than planned; a minute is not worth a word. */
    static String late(TimelineRow row) {
        Duration late = row.late().orElse(Duration.ZERO);
        if (late.abs().compareTo(Duration.ofMinutes(1)) < 0) {
            return "";
        }
        return late(late);
    }

    static String late(Duration by) {
        return Durations.words(by.abs()) + (by.isNegative() ? " early" : " late");
    }
}
