package dev.cutover.spi.exchange;

import java.util.function.Supplier;

/** Something that was sent and may be answered. Thread-safe. */
@FunctionalInterface
public interface Exchange {
    /** For an exchange that nobody listens to. */
    Exchange UNHEARD = answer -> {};

    /**
     * Tells what came back, or why nothing did. Only the first answer is heard.
     *
     * @param answer as plain text
     */
    void answered(Supplier<String> answer);
}
