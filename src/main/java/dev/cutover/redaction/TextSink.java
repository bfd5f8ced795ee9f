package dev.cutover.redaction;

/** Takes a text in pieces of any size. Implementations are not thread-safe. */
interface TextSink {
    void accept(String piece);

    /** After the last piece. */
    void end();
}
