package dev.cutover.cli.handover;

import dev.cutover.json.report.ReportJson;
import dev.cutover.report.content.ReportContent;
import dev.cutover.report.text.CsvText;
import dev.cutover.report.text.MarkdownReport;
import dev.cutover.report.text.ReportTable;
import java.util.Locale;
import java.util.Optional;

/** The forms of a report. */
enum ReportFormat {
    MD,
    JSON,
    CSV;

    /** The whole text of a report in this form. */
    String written(ReportContent content, ReportTable table) {
        return switch (this) {
            case MD -> MarkdownReport.of(content);
            case JSON -> ReportJson.of(content).text();
            case CSV -> CsvText.of(content, table);
        };
    }

    /** By the ending of a file's name; empty if it tells nothing. */
    static Optional<ReportFormat> ofFile(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.endsWith(".md") || lower.endsWith(".markdown")) {
            return Optional.of(MD);
        } else if (lower.endsWith(".json")) {
            return Optional.of(JSON);
        }
        return lower.endsWith(".csv") ? Optional.of(CSV) : Optional.empty();
    }
}
