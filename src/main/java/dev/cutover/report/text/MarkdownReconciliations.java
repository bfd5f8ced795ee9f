package dev.cutover.report.text;

import dev.cutover.report.content.ReconciliationReport;
import dev.cutover.report.content.ReconciliationReport.CauseRow;
import dev.cutover.report.content.ReconciliationReport.SampleRow;
import dev.cutover.report.content.ReportContent;
import dev.cutover.run.comparison.FigureText;
import java.util.ArrayList;
import java.util.List;

/** What was reconciled. Used once. */
final class MarkdownReconciliations {
    private final ReportContent content;
    private final MarkdownText text;
    private final TextTimes times;

    MarkdownReconciliations(ReportContent content, MarkdownText text) {
        this.content = content;
        this.text = text;
        this.times = TextTimes.of(content);
    }

    void write() {
        if (!content.reconciliations().isEmpty()) {
            text.heading("Reconciliations");
            content.reconciliations().forEach(this::reconciliation);
        }
    }

    private void reconciliation(ReconciliationReport report) {
        text.subheading(report.title() + " (" + report.step() + ")");
        text.strong(report.state() + ": " + report.headline());
        report.incomplete().forEach(why -> text.strong("Not everything was compared: " + why));
        text.item("Compared", report.compares() + "; " + report.segment());
        report.at().ifPresent(at -> text.item("At", times.at(at) + " UTC"));
        report.decided().forEach(decided -> text.item("Decided", decided));
        report.remarks().forEach(remark -> text.item("Note", remark));
        text.end();
        figures(report);
        findings(report);
    }

    private void figures(ReconciliationReport report) {
        text.table(
                List.of("Answer", "Keys", "Of which"),
                report.answers().stream()
                        .map(answer ->
                                MarkdownText.cells(answer.answer(), FigureText.count(answer.count()), answer.more()))
                        .toList());
        text.table(
                List.of("Figure", "Found", "Must be", "Passed"),
                report.limits().stream()
                        .map(limit -> MarkdownText.cells(
                                limit.figure(),
                                limit.value().orElse("not determined"),
                                limit.limit(),
                                limit.passed() ? "yes" : "NO"))
                        .toList());
        text.table(
                List.of("Total", "Segment", "Of", "Old", "New", "Agree"),
                report.totals().stream()
                        .map(total -> MarkdownText.cells(
                                total.total(),
                                total.segment(),
                                total.by(),
                                FigureText.amount(total.left()),
                                FigureText.amount(total.right()),
                                total.agrees() ? "yes" : "NO"))
                        .toList());
    }

    private void findings(ReconciliationReport report) {
        text.table(
                List.of("Segment", "Old", "New", "Keys", "Means"),
                report.stages().rows().stream()
                        .map(stages -> MarkdownText.cells(
                                stages.segment(),
                                stages.left(),
                                stages.right(),
                                FigureText.count(stages.keys()),
                                stages.meaning()))
                        .toList());
        var rows = new ArrayList<List<String>>();
        report.causes().rows().forEach(cause -> {
            rows.add(cause(cause));
            cause.samples().forEach(sample -> rows.add(sample(sample)));
        });
        text.table(List.of("Keys", "Cause", "Key", "Old", "New", "Right is"), rows);
        text.table(
                List.of("Keys", "Class", "Owner"),
                report.classes().stream()
                        .map(sorted ->
                                MarkdownText.cells(FigureText.count(sorted.keys()), sorted.kind(), sorted.owner()))
                        .toList());
        text.table(
                List.of("Column", "Agrees only because of", "Keys"),
                report.rules().stream()
                        .map(rule -> MarkdownText.cells(rule.column(), rule.rule(), FigureText.count(rule.keys())))
                        .toList());
        if (!report.stages().rest().isEmpty() || !report.causes().rest().isEmpty()) {
            text.words((report.stages().rest() + " " + report.causes().rest()).strip() + ".");
        }
    }

    private static List<String> cause(CauseRow cause) {
        String where = cause.where().isEmpty() ? "" : "; " + cause.where();
        return MarkdownText.cells(cause.count(), cause.words() + where, "", "", "", "");
    }

    private static List<String> sample(SampleRow sample) {
        return MarkdownText.cells("", sample.about(), sample.key(), sample.left(), sample.right(), sample.ofRecord());
    }
}
