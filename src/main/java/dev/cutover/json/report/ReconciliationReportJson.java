package dev.cutover.json.report;

import dev.cutover.json.JsonFields;
import dev.cutover.report.content.ReconciliationReport;
import dev.cutover.report.content.ReconciliationReport.Answer;
import dev.cutover.report.content.ReconciliationReport.CauseRow;
import dev.cutover.report.content.ReconciliationReport.ClassRow;
import dev.cutover.report.content.ReconciliationReport.LimitRow;
import dev.cutover.report.content.ReconciliationReport.RuleRow;
import dev.cutover.report.content.ReconciliationReport.SampleRow;
import dev.cutover.report.content.ReconciliationReport.StagesRow;
import dev.cutover.report.content.ReconciliationReport.TotalRow;
import java.util.Map;

/** What was reconciled. Figures and amounts are texts, as they are shown. */
final class ReconciliationReportJson {
    private ReconciliationReportJson() {}

    static Map<String, Object> reconciliation(ReconciliationReport report) {
        return new JsonFields()
                .put("step", report.step())
                .put("title", report.title())
                .put("attempt", report.attempt())
                .put("state", report.state())
                .put("tone", report.tone())
                .put("compares", report.compares())
                .put("segment", report.segment())
                .put("at", report.at())
                .put("headline", report.headline())
                .put("incomplete", report.incomplete())
                .put("answers", RowsJson.list(report.answers(), ReconciliationReportJson::answer))
                .put("limits", RowsJson.list(report.limits(), ReconciliationReportJson::limit))
                .put("totals", RowsJson.list(report.totals(), ReconciliationReportJson::total))
                .put("stages", RowsJson.first(report.stages(), ReconciliationReportJson::stages))
                .put("causes", RowsJson.first(report.causes(), ReconciliationReportJson::cause))
                .put("rules", RowsJson.list(report.rules(), ReconciliationReportJson::rule))
                .put("remarks", report.remarks())
                .put("decided", report.decided())
                .put("classes", RowsJson.list(report.classes(), ReconciliationReportJson::classRow))
                .map();
    }

    private static Map<String, Object> classRow(ClassRow row) {
        return new JsonFields()
                .put("class", row.kind())
                .put("owner", row.owner())
                .put("keys", row.keys())
                .map();
    }

    private static Map<String, Object> answer(Answer answer) {
        return new JsonFields()
                .put("answer", answer.answer())
                .put("keys", answer.count())
                .put("more", answer.more())
                .map();
    }

    private static Map<String, Object> limit(LimitRow limit) {
        return new JsonFields()
                .put("figure", limit.figure())
                .put("value", limit.value())
                .put("limit", limit.limit())
                .put("passed", limit.passed())
                .map();
    }

    private static Map<String, Object> total(TotalRow total) {
        return new JsonFields()
                .put("total", total.total())
                .put("segment", total.segment())
                .put("by", total.by())
                .put("left", total.left().toPlainString())
                .put("right", total.right().toPlainString())
                .put("agrees", total.agrees())
                .map();
    }

    private static Map<String, Object> stages(StagesRow stages) {
        return new JsonFields()
                .put("segment", stages.segment())
                .put("left", stages.left())
                .put("right", stages.right())
                .put("meaning", stages.meaning())
                .put("keys", stages.keys())
                .map();
    }

    private static Map<String, Object> cause(CauseRow cause) {
        return new JsonFields()
                .put("cause", cause.words())
                .put("count", cause.count())
                .put("where", cause.where())
                .put("samples", RowsJson.list(cause.samples(), ReconciliationReportJson::sample))
                .map();
    }

    private static Map<String, Object> sample(SampleRow sample) {
        return new JsonFields()
                .put("key", sample.key())
                .put("about", sample.about())
                .put("left", sample.left())
                .put("right", sample.right())
                .put("ofRecord", sample.ofRecord())
                .map();
    }

    private static Map<String, Object> rule(RuleRow rule) {
        return new JsonFields()
                .put("column", rule.column())
                .put("rule", rule.rule())
                .put("keys", rule.keys())
                .map();
    }
}
