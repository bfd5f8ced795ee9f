package dev.cutover.engine.effect;

import dev.cutover.journal.Journal;
import dev.cutover.model.StepId;
import dev.cutover.run.fact.EvidenceFact;
import dev.cutover.secret.Secrets;
import dev.cutover.spi.EvidenceSink;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Consumer;

/**
 * Keeps the evidence of one call: masked and durable before any event names it. Thread-safe.
 *
 * @param source where the call goes
 * @param captured is told of each piece of evidence that is durable
 */
public record EvidenceKeeper(
        Secrets secrets, Journal journal, StepId step, int attempt, String source, Consumer<EvidenceFact> captured)
        implements EvidenceSink {

    @Override
    public void attach(String name, String mediaType, byte[] content) {
        byte[] clean = secrets.mask(content);
        captured.accept(fact(name, mediaType, new Journal.Kept(journal.keep(clean), clean.length)));
    }

    @Override
    public void attach(String name, String mediaType, InputStream content) throws IOException {
        // The caller closes the stream that it opened.
        var clean = secrets.mask(new BoundedStream(name, content, LARGEST));
        captured.accept(fact(name, mediaType, journal.keep(clean)));
    }

    private EvidenceFact fact(String name, String mediaType, Journal.Kept kept) {
        return new EvidenceFact(step, attempt, kept.sha256(), name, mediaType, kept.bytes(), source);
    }
}
