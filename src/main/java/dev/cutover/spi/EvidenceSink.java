package dev.cutover.spi;

import java.io.IOException;
import java.io.InputStream;

/** Takes what a connector has seen. Thread-safe. Content is cleaned of the run's secrets before it is kept. */
@FunctionalInterface
public interface EvidenceSink {

    /**
     * Keeps the content under its digest, before the outcome of the call is recorded. All of it is held in memory: some
     * megabytes at most.
     *
     * @param name says what it is to a reader, such as {@code stdout}
     * @param mediaType such as {@code text/plain}
     */
    void attach(String name, String mediaType, byte[] content);

    /**
     * The same for content that comes in pieces, such as a long log: the engine holds one piece of it at a time. Reads
     * to the end of the stream and does not close it. If the stream breaks off, nothing of it is evidence.
     *
     * <p>A sink that only takes whole contents, such as a test's, reads all of it first.
     *
     * @throws IOException if the content cannot be read to its end, or has more than {@link #LARGEST} bytes
     */
    default void attach(String name, String mediaType, InputStream content) throws IOException {
        attach(name, mediaType, content.readAllBytes());
    }

    /** The most bytes that one stream may have: 1 GiB. A stream without an end must not fill the disk of the run. */
    long LARGEST = 1L << 30;

    /** For calls whose output nobody keeps. */
    EvidenceSink NONE = (name, mediaType, content) -> {};
}
