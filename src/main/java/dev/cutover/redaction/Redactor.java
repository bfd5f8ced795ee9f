package dev.cutover.redaction;

import dev.cutover.model.redaction.Redacted;
import dev.cutover.model.redaction.Redaction;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Redacts the evidence of one run by the rules of its runbook. Thread-safe. */
@FunctionalInterface
public interface Redactor {

    /** For a runbook without rules: content is handed on as it is. */
    Redactor NONE = (content, mediaType) -> new Redacting(content, Optional::empty);

    static Redactor of(Redaction redaction) {
        if (redaction.isNothing()) {
            return NONE;
        }
        var rules = new TextRules(redaction);
        return (content, mediaType) -> {
            var streamRedaction = new StreamRedaction(mediaType, rules);
            return new Redacting(streamRedaction.of(content), () -> Optional.of(streamRedaction.redacted()));
        };
    }

    /**
     * A stream of the redacted content, which holds some pieces in memory at a time. What comes out does not depend on
     * the sizes in which the content comes in. Closing the result closes the content.
     *
     * @param mediaType such as {@code text/plain}: a hint, since what the content is, its bytes decide
     */
    Redacting redact(InputStream content, String mediaType);

    /**
     * The same for a whole content.
     *
     * @throws IOException if the redaction fails; then nothing may be kept
     */
    default Content redact(byte[] content, String mediaType) throws IOException {
        try (var redacting = redact(new ByteArrayInputStream(content), mediaType);
                var in = redacting.stream()) {
            byte[] clean = in.readAllBytes();
            return new Content(clean, redacting.redacted());
        }
    }

    /** Redacted content; the array is its owner's own. */
    @SuppressWarnings("ArrayRecordComponent") // handed on at once, never compared
    record Content(byte[] bytes, Optional<Redacted> redacted) {}
}
