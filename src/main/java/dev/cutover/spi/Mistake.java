package dev.cutover.spi;

/**
 * Something that is wrong in what somebody wrote for a connector; told where it stands in their file.
 *
 * @param key the key that it is about; empty if it is about none, or about one that is missing
 * @param message what is wrong, one sentence without a full stop
 * @param hint what to do about it; may be empty
 */
public record Mistake(String key, String message, String hint) {

    /** A mistake at a key; {@code hint} may be empty. */
    public static Mistake at(String key, String message, String hint) {
        return new Mistake(key, message, hint);
    }

    /** A mistake that is about no key, or about one that is missing. */
    public static Mistake of(String message) {
        return new Mistake("", message, "");
    }
}
