package dev.cutover.json.report;

import dev.cutover.json.EvidenceJson;
import dev.cutover.json.JsonFields;
import dev.cutover.report.content.EvidenceBody;
import dev.cutover.report.content.EvidenceItem;
import java.util.Map;

/** The evidence, with as much of its content as the report holds. */
final class EvidenceReportJson {
    private EvidenceReportJson() {}

    static Map<String, Object> item(EvidenceItem item) {
        var fields = new JsonFields()
                .put("seq", item.seq())
                .put("at", item.at())
                .put("name", item.name())
                .put("step", item.step())
                .put("attempt", item.attempt())
                .put("mediaType", item.mediaType())
                .put("bytes", item.bytes())
                .put("sha256", item.sha256())
                .put("source", item.source())
                .put("redacted", item.redacted().map(EvidenceJson::redacted));
        body(item.body(), fields);
        return fields.map();
    }

    private static void body(EvidenceBody body, JsonFields fields) {
        if (body instanceof EvidenceBody.Text text) {
            fields.put("state", "TEXT").put("text", text.text());
        } else if (body instanceof EvidenceBody.Table table) {
            fields.put("state", "TABLE").put("rows", table.rows());
        } else if (body instanceof EvidenceBody.Image image) {
            fields.put("state", "IMAGE").put("imageType", image.mediaType()).put("base64", image.base64());
        } else if (body instanceof EvidenceBody.Beside beside) {
            fields.put("state", "BESIDE").put("why", beside.why());
        } else if (body instanceof EvidenceBody.Gone gone) {
            fields.put("state", "GONE").put("why", gone.why());
        } else if (body instanceof EvidenceBody.Changed changed) {
            fields.put("state", "CHANGED").put("why", changed.why());
        } else {
            throw new IllegalStateException("no JSON for " + body.getClass());
        }
    }
}
