package dev.cutover.json.report;

import dev.cutover.json.JsonDocument;
import dev.cutover.json.JsonFields;
import dev.cutover.json.Seconds;
import dev.cutover.report.content.CoverageReport;
import dev.cutover.report.content.CoverageRow;
import dev.cutover.report.content.InventoryRow;
import dev.cutover.report.content.OpenEnd;
import dev.cutover.report.content.OwnershipRow;
import dev.cutover.report.content.RecordProof;
import dev.cutover.report.content.ReportContent;
import dev.cutover.report.content.UnmovedCell;
import dev.cutover.report.content.WaivedRow;
import java.util.Locale;
import java.util.Map;

/** What stands behind the first pages. */
final class AppendixJson {
    private AppendixJson() {}

    static void into(JsonDocument document, ReportContent content) {
        document.put("systems", RowsJson.list(content.inventory(), AppendixJson::system))
                .put("ownership", RowsJson.list(content.ownerships(), AppendixJson::ownership))
                .put("unmoved", RowsJson.first(content.unmoved(), AppendixJson::cell))
                .put("exercised", exercised(content.exercised()))
                .put("waived", RowsJson.list(content.waived(), AppendixJson::waived))
                .put("open", RowsJson.list(content.openEnds(), AppendixJson::openEnd));
    }

    private static Map<String, Object> system(InventoryRow row) {
        return new JsonFields()
                .put("system", row.system())
                .put("title", row.title())
                .put("owner", row.owner())
                .put("contact", row.contact())
                .put("sla", row.sla())
                .put("flow", row.flow())
                .put("dependsOn", row.dependsOn())
                .put("connector", row.connector())
                .map();
    }

    private static Map<String, Object> ownership(OwnershipRow row) {
        return new JsonFields()
                .put("artifact", row.artifact())
                .put("before", row.before())
                .put("after", row.after())
                .put("onRollback", row.onRollback())
                .map();
    }

    private static Map<String, Object> cell(UnmovedCell row) {
        return new JsonFields()
                .put("traffic", row.traffic())
                .put("cell", row.cell())
                .put("planned", RampsJson.maybe(row.planned()))
                .put("now", RampsJson.maybe(row.now()))
                .put("why", row.why())
                .map();
    }

    private static Map<String, Object> exercised(CoverageReport exercised) {
        return new JsonFields()
                .put("before", exercised.began())
                .put("exercised", exercised.exercised())
                .put("of", exercised.all())
                .put("back", exercised.back())
                .put("neverBack", exercised.neverBack())
                .put("steps", RowsJson.first(exercised.rows(), AppendixJson::exercised))
                .put("unread", exercised.unread())
                .map();
    }

    private static Map<String, Object> exercised(CoverageRow row) {
        return new JsonFields()
                .put("step", row.step())
                .put("title", row.title())
                .put("direction", row.direction().toUpperCase(Locale.ROOT))
                .put("exercised", row.level())
                .put("beforeItChanged", row.before())
                .put("at", row.at())
                .put("ageSeconds", row.age().map(Seconds::of))
                .put("run", row.run())
                .put("scenario", row.scenario())
                .map();
    }

    private static Map<String, Object> waived(WaivedRow row) {
        return new JsonFields()
                .put("finding", row.finding())
                .put("at", row.at())
                .put("message", row.message())
                .put("because", row.because())
                .map();
    }

    private static Map<String, Object> openEnd(OpenEnd row) {
        return new JsonFields()
                .put("kind", row.kind())
                .put("step", row.step())
                .put("what", row.what())
                .put("owner", row.owner())
                .put("why", row.why())
                .put("tone", row.tone())
                .map();
    }

    static Map<String, Object> proof(RecordProof proof) {
        return new JsonFields()
                .put("head", proof.head())
                .put("events", proof.events())
                .put("record", proof.record())
                .put("verify", proof.verify())
                .put("shell", proof.shell())
                .put("trouble", proof.trouble())
                .map();
    }
}
