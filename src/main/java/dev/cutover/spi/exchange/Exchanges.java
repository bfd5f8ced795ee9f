package dev.cutover.spi.exchange;

import java.util.function.Supplier;

/**
 * Hears what a connector sends to its system and what comes back, for people who want to see it: in {@code cutover
 * connectors try}, and in the log. Thread-safe.
 *
 * <p>This is not evidence: no run keeps it. The texts are made only if somebody hears them, on the calling thread. The
 * secrets of the run are masked in the whole text, which is then shortened; what signs in but is not a secret of the
 * run, such as a token in an answer, the connector leaves out.
 */
@FunctionalInterface
public interface Exchanges {
    /** For connectors that nobody listens to. */
    Exchanges NONE = sent -> Exchange.UNHEARD;

    /**
     * Tells that something is about to be sent. If no answer comes, that is heard too, so a connector begins before it
     * sends.
     *
     * @param sent as plain text, such as a request with its headers, or a program with its arguments
     */
    Exchange begin(Supplier<String> sent);
}
