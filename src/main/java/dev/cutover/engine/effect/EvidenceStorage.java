package dev.cutover.engine.effect;

import dev.cutover.journal.Journal;
import dev.cutover.model.redaction.Redacted;
import dev.cutover.redaction.Redactor;
import dev.cutover.secret.Secrets;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;

/**
 * The one way of content into the evidence of a run: masked, then redacted, then durable. Masked first, since what a
 * redaction has cut into is no longer the value of a secret. If the redaction fails, nothing is kept. Thread-safe.
 */
public record EvidenceStorage(Secrets secrets, Redactor redactor, Journal journal) {

    /** What was kept, and what was redacted before; no redaction if the runbook has no rules. */
    public record Stored(Journal.Kept kept, Optional<Redacted> redacted) {}

    /**
     * Keeps a whole content.
     *
     * @throws UncheckedIOException if the redaction fails
     * @throws dev.cutover.journal.disk.JournalException if it cannot be kept
     */
    public Stored keep(String name, String mediaType, byte[] content) {
        try {
            var clean = redactor.redact(secrets.mask(content), mediaType);
            byte[] bytes = clean.bytes();
            return new Stored(new Journal.Kept(journal.keep(bytes), bytes.length), clean.redacted());
        } catch (IOException e) {
            throw new UncheckedIOException("nothing of " + name + " was kept: " + e.getMessage(), e);
        }
    }

    /**
     * Keeps a stream, of which some pieces are in memory at a time. Whoever opened it closes it.
     *
     * @throws IOException if it cannot be read or redacted
     * @throws dev.cutover.journal.disk.JournalException if it cannot be kept
     */
    Stored keep(String mediaType, InputStream content) throws IOException {
        @SuppressWarnings("resource")
        var clean = redactor.redact(secrets.mask(content), mediaType);
        var kept = journal.keep(clean.stream());
        return new Stored(kept, clean.redacted());
    }
}
