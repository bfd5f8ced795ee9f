package dev.cutover.cli.handover;

import dev.cutover.json.report.ReportJson;
import dev.cutover.query.PinnedRunbook;
import dev.cutover.report.content.ReportContent;
import dev.cutover.report.html.HtmlReport;
import dev.cutover.report.text.CsvText;
import dev.cutover.report.text.MarkdownReport;
import dev.cutover.report.text.ReportTable;
import java.util.Locale;
import java.util.Optional;

/** The forms of a report. */
enum ReportFormat {
    HTML,
    MD,
    JSON,
    CSV;

    /**
     * The whole text of a report in this form.
     *
     * @param pinned the runbook that the run has pinned
     */
    String written(ReportContent content, ReportTable table, PinnedRunbook pinned) {
        return switch (this) {
            case HTML ->
                HtmlReport.of(
                        content,
                        Optional.of(pinned.runbook())
                                .filter(book -> pinned.trouble().isEmpty()));
            case MD -> MarkdownReport.of(content);
            case JSON -> ReportJson.of(content).text();
            case CSV -> CsvText.of(content, table);
        };
    }

    /** As it is asked for, and as its files end. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** By the ending of a file's name; empty if it tells nothing. */
    static Optional<ReportFormat> ofFile(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.endsWith(".html") || lower.endsWith(".htm")) {
            return Optional.of(HTML);
        } else if (lower.endsWith(".md") || lower.endsWith(".markdown")) {
            return Optional.of(MD);
        } else if (lower.endsWith(".json")) {
            return Optional.of(JSON);
        }
        return lower.endsWith(".csv") ? Optional.of(CSV) : Optional.empty();
    }
}
