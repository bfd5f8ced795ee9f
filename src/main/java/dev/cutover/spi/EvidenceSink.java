package dev.cutover.spi;

import java.io.IOException;
import java.io.InputStream;

/** Takes evidence from a connector. Thread-safe. The run's secrets are masked before the content is kept. */
@FunctionalInterface
public interface EvidenceSink {

    /**
     * Keeps the content under its digest, before the outcome of the call is recorded. All of it is held in memory: some
     * megabytes at most.
     *
     * @param name a name for readers, such as {@code stdout}
     * @param mediaType such as {@code text/plain}
     */
    void attach(String name, String mediaType, byte[] content);

    /**
     * The same for content that comes in pieces, such as a long log: the engine holds one piece of it at a time. Reads
     * to the end of the stream and does not close it. If the stream fails, nothing of it is kept.
     *
     * <p>The default, for sinks that only take whole contents, reads all of it first.
     *
     * @throws IOException if the content cannot be read to its end, or has more than {@link #LARGEST} bytes
     */
    default void attach(String name, String mediaType, InputStream content) throws IOException {
        attach(name, mediaType, content.readAllBytes());
    }

    /** The most bytes that one stream may have: 1 GiB. An endless stream must not fill the disk of the run. */
    long LARGEST = 1L << 30;

    /** For calls whose output is not kept. */
    EvidenceSink NONE = (name, mediaType, content) -> {};
}
