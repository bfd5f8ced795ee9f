package dev.cutover.engine.effect;

import dev.cutover.journal.Journal;
import dev.cutover.model.StepId;
import dev.cutover.model.redaction.Redacted;
import dev.cutover.redaction.Redacting;
import dev.cutover.redaction.Redactor;
import dev.cutover.run.fact.EvidenceFact;
import dev.cutover.secret.Secrets;
import dev.cutover.spi.EvidenceSink;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Keeps the evidence of one call: masked, redacted and durable before any event names it. If the redaction fails,
 * nothing is kept, and the call fails as it does when its evidence cannot be read. Thread-safe.
 *
 * @param source where the call goes
 * @param captured is told of each piece of evidence that is durable
 */
public record EvidenceKeeper(
        Secrets secrets,
        Redactor redactor,
        Journal journal,
        StepId step,
        int attempt,
        String source,
        Consumer<EvidenceFact> captured)
        implements EvidenceSink {

    @Override
    public void attach(String name, String mediaType, byte[] content) {
        try {
            // Masked first: what a redaction has cut into is no longer the value of a secret.
            var clean = redactor.redact(secrets.mask(content), mediaType);
            byte[] bytes = clean.bytes();
            captured.accept(
                    fact(name, mediaType, new Journal.Kept(journal.keep(bytes), bytes.length), clean.redacted()));
        } catch (IOException e) {
            throw new UncheckedIOException("nothing of " + name + " was kept: " + e.getMessage(), e);
        }
    }

    @Override
    public void attach(String name, String mediaType, InputStream content) throws IOException {
        // The caller closes the stream that it opened.
        @SuppressWarnings("resource")
        Redacting clean = redactor.redact(secrets.mask(new BoundedStream(name, content, LARGEST)), mediaType);
        var kept = journal.keep(clean.stream());
        captured.accept(fact(name, mediaType, kept, clean.redacted()));
    }

    private EvidenceFact fact(String name, String mediaType, Journal.Kept kept, Optional<Redacted> redacted) {
        return new EvidenceFact(step, attempt, kept.sha256(), name, mediaType, kept.bytes(), source, redacted);
    }
}
