package dev.cutover.redaction;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cutover.model.redaction.PersonalData;
import dev.cutover.model.redaction.Redacted;
import dev.cutover.model.redaction.RedactedColumns;
import dev.cutover.model.redaction.Redaction;
import dev.cutover.model.redaction.RedactionRule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/** Redacts texts by rules, for tests of this room. */
final class Redactions {
    private Redactions() {}

    static Redaction of(RedactionRule... rules) {
        return new Redaction(List.of(rules));
    }

    static Redaction columns(String... columns) {
        return of(new RedactedColumns(List.of(columns)));
    }

    static Redaction everything() {
        return of(PersonalData.values());
    }

    static String text(Redaction redaction, String text) {
        return new String(content(redaction, text.getBytes(UTF_8)).bytes(), UTF_8);
    }

    static Map<String, Long> counts(Redaction redaction, String text) {
        return redacted(redaction, text.getBytes(UTF_8)).counts();
    }

    static Redacted redacted(Redaction redaction, byte[] content) {
        return content(redaction, content).redacted().orElseThrow();
    }

    static Redactor.Content content(Redaction redaction, byte[] content) {
        try {
            return Redactor.of(redaction).redact(content, "application/octet-stream");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
