package dev.cutover.engine;

import dev.cutover.journal.Journal;
import dev.cutover.model.StepId;
import dev.cutover.run.fact.EvidenceFact;
import dev.cutover.secret.Secrets;
import dev.cutover.spi.EvidenceSink;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Consumer;

/**
 * Takes what one call has seen: cleaned of secrets and durable before anything tells of it. Thread-safe.
 *
 * @param source where the call goes
 * @param captured hears of each piece of evidence that is durable
 */
record EvidenceKeeper(
        Secrets secrets, Journal journal, StepId step, int attempt, String source, Consumer<EvidenceFact> captured)
        implements EvidenceSink {

    @Override
    public void attach(String name, String mediaType, byte[] content) {
        byte[] clean = secrets.mask(content);
        captured.accept(fact(name, mediaType, new Journal.Kept(journal.keep(clean), clean.length)));
    }

    @Override
    public void attach(String name, String mediaType, InputStream content) throws IOException {
        // Whoever attaches closes what it has opened.
        var clean = secrets.mask(new BoundedStream(name, content, LARGEST));
        captured.accept(fact(name, mediaType, journal.keep(clean)));
    }

    private EvidenceFact fact(String name, String mediaType, Journal.Kept kept) {
        return new EvidenceFact(step, attempt, kept.sha256(), name, mediaType, kept.bytes(), source);
    }
}
