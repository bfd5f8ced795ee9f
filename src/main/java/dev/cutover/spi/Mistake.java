package dev.cutover.spi;

/**
 * A mistake in the settings of a connector, reported with its place in the file.
 *
 * @param key the key that is wrong; empty if none is, or if the key is missing
 * @param message what is wrong, one sentence without a full stop
 * @param hint what to do about it; may be empty
 */
public record Mistake(String key, String message, String hint) {

    /** A mistake at a key; {@code hint} may be empty. */
    public static Mistake at(String key, String message, String hint) {
        return new Mistake(key, message, hint);
    }

    /** A mistake without a key, or about a missing one. */
    public static Mistake of(String message) {
        return new Mistake("", message, "");
    }
}
