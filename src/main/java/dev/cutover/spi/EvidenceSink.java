package dev.cutover.spi;

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

    /** For calls whose output nobody keeps. */
    EvidenceSink NONE = (name, mediaType, content) -> {};
}
