package dev.cutover.report.text;

import dev.cutover.report.content.FirstRows;
import dev.cutover.report.content.TimelineRow;
import java.util.List;

/** Steps as a table, of the phases or of a rollback. */
final class MarkdownSteps {
    private final MarkdownText text;
    private final TextTimes times;

    MarkdownSteps(MarkdownText text, TextTimes times) {
        this.text = text;
        this.times = times;
    }

    /** A table of steps. */
    void table(List<TimelineRow> rows, boolean planned) {
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

    private List<String> step(TimelineRow row, boolean planned) {
        var cells = MarkdownText.cells(row.step(), row.title());
        if (planned) {
            cells.add(row.planned()
                    .map(span -> times.at(span.from()) + " to " + times.at(span.until())
                            + (row.critical() ? " (critical)" : ""))
                    .orElse(""));
        }
        cells.add(row.actual().map(span -> times.at(span.from())).orElse(""));
        cells.add(
                row.underWay()
                        ? "not ended"
                        : row.actual().map(span -> times.at(span.until())).orElse(""));
        if (planned) {
            cells.add(row.late().map(TextTimes::late).orElse(""));
        }
        cells.add(TextTimes.some(row.waited()));
        cells.add(TextTimes.some(row.worked()) + (row.held().isZero() ? "" : ", held " + TextTimes.took(row.held())));
        cells.add(row.state() + (row.attempts() > 1 ? ", attempt " + row.attempts() : ""));
        cells.add(row.why());
        return cells;
    }
}
