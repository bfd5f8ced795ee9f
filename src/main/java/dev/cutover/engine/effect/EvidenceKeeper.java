package dev.cutover.engine.effect;

import dev.cutover.model.StepId;
import dev.cutover.run.fact.EvidenceFact;
import dev.cutover.spi.EvidenceSink;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Consumer;

/**
 * Keeps the evidence of one call, durable before any event names it. If the redaction fails, nothing is kept, and the
 * call fails as it does when its evidence cannot be read. Thread-safe.
 *
 * @param source where the call goes
 * @param captured is told of each piece of evidence that is durable
 */
public record EvidenceKeeper(
        EvidenceStorage evidenceStorage, StepId step, int attempt, String source, Consumer<EvidenceFact> captured)
        implements EvidenceSink {

    @Override
    public void attach(String name, String mediaType, byte[] content) {
        captured.accept(fact(name, mediaType, evidenceStorage.keep(name, mediaType, content)));
    }

    @Override
    public void attach(String name, String mediaType, InputStream content) throws IOException {
        var stored = evidenceStorage.keep(mediaType, new BoundedStream(name, content, LARGEST));
        captured.accept(fact(name, mediaType, stored));
    }

    private EvidenceFact fact(String name, String mediaType, EvidenceStorage.Stored stored) {
        var kept = stored.kept();
        return new EvidenceFact(step, attempt, kept.sha256(), name, mediaType, kept.bytes(), source, stored.redacted());
    }
}
