package dev.cutover.bundle;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.cutover.journal.Sha256;
import dev.cutover.journal.codec.PlainJson;
import dev.cutover.journal.codec.UnreadableFact;
import dev.cutover.run.RunId;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The manifest as it stands in an export: JSON in plain ASCII, a line for each field and for each file. A manifest has
 * one text, and what is read back must be exactly that. Stateless and thread-safe.
 */
final class ManifestText {
    private static final String VERSION = "1";

    private ManifestText() {}

    static byte[] bytes(String text) {
        return text.getBytes(US_ASCII);
    }

    static String of(Manifest manifest) {
        var fields = new LinkedHashMap<String, String>();
        var subject = manifest.subject();
        fields.put("cutover", quoted(VERSION));
        fields.put("document", quoted("export"));
        fields.put("run", quoted(subject.run().value()));
        fields.put("runbook", quoted(subject.runbook()));
        fields.put("environment", quoted(subject.environment()));
        fields.put("mode", quoted(subject.mode()));
        fields.put("ending", quoted(subject.ending()));
        fields.put("events", Long.toString(subject.events()));
        fields.put("head", quoted(subject.head()));
        fields.put("recorded", quoted(subject.recorded().toString()));
        fields.put("created", quoted(manifest.created().toString()));
        fields.put("tool", quoted(manifest.tool()));
        fields.put("signed", Boolean.toString(manifest.signed()));
        fields.put(
                "files", list(manifest.files().stream().map(ManifestText::file).toList()));
        fields.put(
                "missing",
                list(manifest.missing().stream().map(ManifestText::gone).toList()));
        return fields.entrySet().stream()
                .map(field -> "\"" + field.getKey() + "\":" + field.getValue())
                .collect(Collectors.joining(",\n", "{\n", "\n}\n"));
    }

    /** The list for {@code sha256sum -c}: the manifest with this text, and all that it names. */
    static byte[] sums(Manifest manifest, String text) {
        var lines = new StringBuilder(Sha256.hex(bytes(text)))
                .append("  ")
                .append(Manifest.NAME)
                .append('\n');
        manifest.files()
                .forEach(file -> lines.append(file.sha256())
                        .append("  ")
                        .append(file.path())
                        .append('\n'));
        return bytes(lines.toString());
    }

    /**
     * The manifest that has this text.
     *
     * @throws UnsoundExport if none has
     */
    static Manifest read(String text) {
        try {
            var manifest = manifest(new Fields(PlainJson.read(text)));
            if (of(manifest).equals(text)) {
                return manifest;
            }
        } catch (UnreadableFact | IllegalArgumentException | DateTimeException e) {
            throw new UnsoundExport("its manifest cannot be read (" + e.getMessage()
                    + "); it may be of a newer version of Cutover, or was changed");
        }
        throw new UnsoundExport("its manifest is not in the form in which manifests are written");
    }

    private static Manifest manifest(Fields fields) {
        if (!fields.text("cutover").equals(VERSION)) {
            throw new IllegalArgumentException("it is of version " + fields.text("cutover"));
        }
        var subject = new ExportSubject(
                new RunId(fields.text("run")),
                fields.text("runbook"),
                fields.text("environment"),
                fields.text("mode"),
                fields.text("ending"),
                fields.number("events"),
                fields.text("head"),
                Instant.parse(fields.text("recorded")));
        return new Manifest(
                subject,
                fields.text("tool"),
                Instant.parse(fields.text("created")),
                fields.truth("signed"),
                fields.list("files").stream()
                        .map(file -> new BundledFile(file.text("path"), file.number("size"), file.text("sha256")))
                        .toList(),
                fields.list("missing").stream()
                        .map(gone -> new MissingEvidence(
                                gone.text("sha256"), gone.text("name"), gone.text("step"), gone.text("why")))
                        .toList());
    }

    private static Map<String, Object> file(BundledFile file) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("path", file.path());
        fields.put("size", file.size());
        fields.put("sha256", file.sha256());
        return fields;
    }

    private static Map<String, Object> gone(MissingEvidence missing) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("sha256", missing.sha256());
        fields.put("name", missing.name());
        fields.put("step", missing.step());
        fields.put("why", missing.why());
        return fields;
    }

    private static String list(List<Map<String, Object>> items) {
        return items.isEmpty()
                ? "[]"
                : items.stream()
                        .map(item -> new String(PlainJson.write(item), US_ASCII))
                        .collect(Collectors.joining(",\n", "[\n", "\n]"));
    }

    /** As a string of JSON. */
    private static String quoted(String text) {
        String object = new String(PlainJson.write(Map.of("", text)), US_ASCII);
        return object.substring("{\"\":".length(), object.length() - 1);
    }

    /** The fields of an object, each of the kind that is expected. */
    private record Fields(Map<String, @Nullable Object> map) {
        String text(String name) {
            return value(name, String.class);
        }

        long number(String name) {
            return value(name, Long.class);
        }

        boolean truth(String name) {
            return value(name, Boolean.class);
        }

        @SuppressWarnings("unchecked")
        List<Fields> list(String name) {
            return ((List<@Nullable Object>) value(name, List.class))
                    .stream()
                            .map(item -> new Fields((Map<String, @Nullable Object>) of(name, item, Map.class)))
                            .toList();
        }

        private <T> T value(String name, Class<T> type) {
            return of(name, map.get(name), type);
        }

        private static <T> T of(String name, @Nullable Object value, Class<T> type) {
            if (!type.isInstance(value)) {
                throw new IllegalArgumentException("'" + name + "' is not as expected");
            }
            return type.cast(value);
        }
    }
}
