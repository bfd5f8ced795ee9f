package dev.cutover.report.text;

import dev.cutover.report.content.ReconciliationReport;
import dev.cutover.report.content.ReportContent;
import dev.cutover.text.DefusedText;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The rows of what was reconciled: of each reconciliation its answers, limits, totals, pairs of stages, causes and
 * samples, told apart by the column {@code row}. Foreign texts are defused. Stateless.
 */
final class ReconciliationRows {
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]+(\\.[0-9]+)?");

    private ReconciliationRows() {}

    static List<List<String>> of(ReportContent content) {
        var rows = new ArrayList<List<String>>();
        content.reconciliations().forEach(report -> new Sheet(content.head().run(), report, rows).write());
        return rows;
    }

    /** The rows of one reconciliation. */
    private record Sheet(String run, ReconciliationReport report, List<List<String>> rows) {
        void write() {
            report.answers()
                    .forEach(answer ->
                            row("answer", answer.answer(), "", "", "", answer.count() + "", "", "", answer.more()));
            report.limits()
                    .forEach(limit -> row(
                            "limit",
                            limit.figure(),
                            "",
                            limit.value().orElse(""),
                            "",
                            "",
                            limit.limit(),
                            truth(limit.passed()),
                            ""));
            report.totals()
                    .forEach(total -> row(
                            "total",
                            total.total(),
                            of(total.segment(), total.by()),
                            total.left().toPlainString(),
                            total.right().toPlainString(),
                            "",
                            "",
                            truth(total.agrees()),
                            ""));
            report.stages()
                    .rows()
                    .forEach(stages -> row(
                            "stages",
                            stages.meaning(),
                            stages.segment(),
                            stages.left(),
                            stages.right(),
                            stages.keys() + "",
                            "",
                            "",
                            ""));
            report.causes().rows().forEach(cause -> {
                row("cause", cause.words(), "", "", "", cause.count(), "", "", cause.where());
                cause.samples()
                        .forEach(sample -> row(
                                "sample",
                                sample.about(),
                                sample.key(),
                                sample.left(),
                                sample.right(),
                                "",
                                "",
                                "",
                                sample.ofRecord()));
            });
        }

        private static String of(String segment, String by) {
            return segment + (segment.isEmpty() || by.isEmpty() ? "" : ", ") + by;
        }

        private static String truth(boolean is) {
            return is ? "yes" : "no";
        }

        private void row(String kind, String... cells) {
            var row = new ArrayList<>(List.of(
                    run,
                    text(report.step()),
                    Integer.toString(report.attempt()),
                    report.at().map(Object::toString).orElse(""),
                    text(report.segment()),
                    text(report.state()),
                    kind));
            for (String cell : cells) {
                row.add(text(cell));
            }
            rows.add(row);
        }

        /** A plain number is no formula, whatever its sign. */
        private static String text(String foreign) {
            return NUMBER.matcher(foreign).matches() ? foreign : DefusedText.of(foreign);
        }
    }
}
