package dev.cutover.cli.json;

import dev.cutover.cli.reading.Captured;
import dev.cutover.cli.reading.Content;
import dev.cutover.cli.reading.Recorded;
import java.util.Base64;
import java.util.List;

/** What was captured. */
public final class EvidenceJson {
    private EvidenceJson() {}

    /** All of it, without the bytes. */
    public static JsonDocument list(Recorded recorded, List<Captured> all) {
        return StatusJson.head("evidence-list", recorded)
                .put(
                        "evidence",
                        all.stream().map(each -> fields(recorded, each).map()).toList());
    }

    /** One piece of it, as text where it is text. */
    public static JsonDocument show(Recorded recorded, Captured captured, Content content) {
        return StatusJson.head("evidence", recorded)
                .put("evidence", fields(recorded, captured).map())
                .put("encoding", content.text().isPresent() ? "text" : "base64")
                .put(
                        "content",
                        content.text().orElseGet(() -> Base64.getEncoder().encodeToString(content.bytes())));
    }

    private static Fields fields(Recorded recorded, Captured captured) {
        var fact = captured.fact();
        return new Fields()
                .put("run", recorded.run().value())
                .put("seq", captured.seq())
                .put("at", captured.at())
                .put("sha256", fact.sha256())
                .put("step", fact.step().value())
                .put("attempt", fact.attempt())
                .put("name", fact.name())
                .put("mediaType", fact.mediaType())
                .put("bytes", fact.bytes())
                .put("source", fact.source());
    }
}
