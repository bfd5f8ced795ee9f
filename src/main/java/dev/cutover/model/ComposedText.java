package dev.cutover.model;

import java.text.Normalizer;

/**
 * Names in Unicode NFC: a letter with an accent may be written as one character or as two, looks the same, and is the
 * same name. Names of people and words that answer a question are composed wherever they enter; what goes to a system
 * is left as it was written. Stateless and thread-safe.
 */
public final class ComposedText {
    private static final char FIRST_MARK = '\u0300';

    private ComposedText() {}

    /** The text in NFC. */
    public static String of(String text) {
        // Below the first combining mark every text is composed.
        return text.chars().allMatch(letter -> letter < FIRST_MARK)
                ? text
                : Normalizer.normalize(text, Normalizer.Form.NFC);
    }
}
