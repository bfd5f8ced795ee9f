package dev.cutover.json;

import dev.cutover.model.redaction.Redacted;
import dev.cutover.query.CapturedEvidence;
import dev.cutover.query.EvidenceContent;
import dev.cutover.query.RecordedRun;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** The captured evidence. */
public final class EvidenceJson {
    private EvidenceJson() {}

    /** All of it, without the bytes. */
    public static JsonDocument list(RecordedRun recordedRun, List<CapturedEvidence> all) {
        return StatusJson.head("evidence-list", recordedRun)
                .put(
                        "evidence",
                        all.stream()
                                .map(each -> fields(recordedRun, each).map())
                                .toList());
    }

    /** One piece of it, as text where it is text. */
    public static JsonDocument show(
            RecordedRun recordedRun, CapturedEvidence capturedEvidence, EvidenceContent evidenceContent) {
        return StatusJson.head("evidence", recordedRun)
                .put("evidence", fields(recordedRun, capturedEvidence).map())
                .put("encoding", evidenceContent.text().isPresent() ? "text" : "base64")
                .put(
                        "content",
                        evidenceContent
                                .text()
                                .orElseGet(() -> Base64.getEncoder().encodeToString(evidenceContent.bytes())));
    }

    /** What was redacted in a piece of evidence. */
    public static Map<String, Object> redacted(Redacted redacted) {
        return new JsonFields()
                .put("lookedInto", redacted.lookedInto())
                .put("total", redacted.total())
                .put("counts", redacted.counts())
                .map();
    }

    private static JsonFields fields(RecordedRun recordedRun, CapturedEvidence capturedEvidence) {
        var fact = capturedEvidence.fact();
        var fields = new JsonFields()
                .put("run", recordedRun.run().value())
                .put("seq", capturedEvidence.seq())
                .put("at", capturedEvidence.at())
                .put("sha256", fact.sha256())
                .put("step", fact.step().value())
                .put("attempt", fact.attempt())
                .put("name", fact.name())
                .put("mediaType", fact.mediaType())
                .put("bytes", fact.bytes())
                .put("source", fact.source());
        fact.redacted().ifPresent(redacted -> fields.put("redacted", redacted(redacted)));
        return fields;
    }
}
