package dev.cutover.spi.settings;

/** Reads a value that is written as a text, such as {@link DurationNotation#parse}. */
@FunctionalInterface
public interface Notation<T> {

    /** @throws NotationException if the text is not in the notation */
    T read(String text) throws NotationException;
}
