package dev.cutover.json.handover;

import dev.cutover.bundle.ExportVerification;
import dev.cutover.bundle.Manifest;
import dev.cutover.bundle.MissingEvidence;
import dev.cutover.json.JsonDocument;
import dev.cutover.json.JsonFields;
import dev.cutover.json.VerificationJson;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An export that was made, and one that was verified. Stateless and thread-safe. */
public final class ExportJson {
    private ExportJson() {}

    /** What was made. */
    public static JsonDocument made(ExportSummary summary) {
        var manifest = summary.manifest();
        var subject = manifest.subject();
        return JsonDocument.of("export")
                .put("run", subject.run().value())
                .put("file", summary.file())
                .put("bytes", summary.written().bytes())
                .put("sha256", summary.written().sha256())
                .put("files", manifest.count())
                .put("events", subject.events())
                .put("head", subject.head())
                .put("ending", known(subject.ending()))
                .put("created", manifest.created())
                .put("key", known(summary.key()))
                .put("missing", missing(manifest))
                .put("trouble", summary.trouble());
    }

    /** What was found. The fields about the record are those of any verification. */
    public static JsonDocument verified(String file, ExportVerification exportVerification) {
        var manifest = exportVerification.manifest();
        var maker = exportVerification.maker();
        return VerificationJson.of(
                        manifest.map(known -> known.subject().run().value()).orElse(""),
                        exportVerification.runVerification())
                .put("file", file)
                .put("ending", manifest.flatMap(it -> known(it.subject().ending())))
                .put("tool", manifest.map(Manifest::tool))
                .put("created", manifest.map(Manifest::created))
                .put("trust", maker.trust())
                .put("key", known(maker.key()))
                .put("signer", known(maker.who()))
                .put("missing", manifest.map(ExportJson::missing).orElse(List.of()));
    }

    private static Optional<String> known(String text) {
        return Optional.of(text).filter(value -> !value.isEmpty());
    }

    private static List<Map<String, Object>> missing(Manifest manifest) {
        return manifest.missing().stream().map(ExportJson::missing).toList();
    }

    private static Map<String, Object> missing(MissingEvidence missing) {
        return new JsonFields()
                .put("sha256", missing.sha256())
                .put("name", missing.name())
                .put("step", missing.step())
                .put("why", missing.why())
                .map();
    }
}
