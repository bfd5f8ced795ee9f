package dev.cutover.redaction;

import java.util.function.Consumer;

/**
 * Finds one kind of personal data in a text, by its form. What is found at a place depends on at most {@link #REACH}
 * characters before and after its beginning, so that a text may be looked at in pieces that overlap. Implementations
 * are stateless and take time linear in the text.
 */
interface Finder {
    /** How far a find reaches to each side of its beginning, in characters. */
    int REACH = 1024;

    /** A find: from its first character to the one after its last. */
    record Span(int start, int end, String name) {
        int length() {
            return end - start;
        }
    }

    /** Hands over whatever begins at {@code from} or later, and before {@code to}, in order. */
    void find(CharSequence text, int from, int to, Consumer<Span> found);

    /** The character at a place; NUL outside of the text. */
    static char at(CharSequence text, int index) {
        return index < 0 || index >= text.length() ? '\0' : text.charAt(index);
    }

    static boolean isDigit(char character) {
        return character >= '0' && character <= '9';
    }

    /** Whether it can be part of a word or a number, of which only a piece would be found. */
    static boolean joins(char character) {
        return Character.isLetterOrDigit(character) || character == '_';
    }
}
