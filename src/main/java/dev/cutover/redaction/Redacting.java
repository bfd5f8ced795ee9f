package dev.cutover.redaction;

import dev.cutover.model.redaction.Redacted;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Content that is redacted as it is read. Not thread-safe.
 *
 * @param counted what was redacted in what has been read so far
 */
public record Redacting(InputStream stream, Supplier<Optional<Redacted>> counted) implements AutoCloseable {

    /** What was redacted, once the stream was read to its end; empty if the runbook has no rules. */
    public Optional<Redacted> redacted() {
        return counted.get();
    }

    @Override
    public void close() throws IOException {
        stream.close();
    }
}
