package dev.cutover.spi.settings;

/**
 * Reads a value that is written as a text, such as {@link DurationNotation#parse}. Implementations are stateless, and
 * so thread-safe.
 */
@FunctionalInterface
public interface Notation<T> {

    /**
     * Reads a text.
     *
     * @throws NotationException if it is not in the notation
     */
    T read(String text) throws NotationException;
}
