package dev.cutover.json.report;

import dev.cutover.json.JsonDocument;
import dev.cutover.json.JsonFields;
import dev.cutover.report.content.EventRow;
import dev.cutover.report.content.ReportContent;
import dev.cutover.report.content.ReportHead;
import dev.cutover.report.content.SummaryLine;
import java.util.Map;

/** Everything that a report says. Times are UTC; durations are in seconds, shares in basis points. */
public final class ReportJson {
    private ReportJson() {}

    public static JsonDocument of(ReportContent content) {
        var document = JsonDocument.of("report");
        head(document, content.head());
        document.put("verdict", content.verdict().word())
                .put("line", content.verdict().line())
                .put("tone", content.verdict().tone())
                .put("summary", RowsJson.list(content.summary(), ReportJson::summary))
                .put("criteria", RowsJson.list(content.promises(), MeasuredJson::promise))
                .put("steps", RowsJson.list(content.timeline(), StepsReportJson::step))
                .put("ramps", RowsJson.list(content.ramps(), RampsJson::ramp))
                .put("gates", RowsJson.list(content.gates(), GatesJson::gate))
                .put("amendments", RowsJson.list(content.amendments(), GatesJson::amendment))
                .put("decisions", RowsJson.list(content.decisions(), GatesJson::decision))
                .put("rollbacks", RowsJson.list(content.rollbacks(), StepsReportJson::rollback))
                .put(
                        "reconciliations",
                        RowsJson.list(content.reconciliations(), ReconciliationReportJson::reconciliation))
                .put("evidence", RowsJson.list(content.evidence(), EvidenceReportJson::item));
        AppendixJson.into(document, content);
        return document.put("samples", MeasuredJson.red(content.redSamples()))
                .put("events", RowsJson.first(content.events(), ReportJson::event))
                .put("proof", AppendixJson.proof(content.proof()));
    }

    private static void head(JsonDocument document, ReportHead head) {
        document.put("run", head.run())
                .put("runbook", head.runbook())
                .put("title", head.title())
                .put("environment", head.environment())
                .put("mode", head.mode())
                .put("scenario", head.scenario())
                .put("pace", head.pace())
                .put("startedBy", head.startedBy())
                .put("tool", head.tool())
                .put("planned", head.planned())
                .put("began", head.began())
                .put("ended", head.ended())
                .put("asOf", head.asOf())
                .put("plannedEnd", head.plannedEnd())
                .put("expectedEnd", head.expectedEnd())
                .put("zone", head.zone().getId())
                .put("head", head.head())
                .put("seq", head.events())
                .put("gaps", head.gaps());
    }

    private static Map<String, Object> summary(SummaryLine line) {
        return new JsonFields()
                .put("about", line.about())
                .put("text", line.text())
                .put("tone", line.tone())
                .map();
    }

    private static Map<String, Object> event(EventRow row) {
        return new JsonFields()
                .put("seq", row.seq())
                .put("at", row.at())
                .put("about", row.about())
                .put("words", row.words())
                .put("tone", row.tone())
                .map();
    }
}
