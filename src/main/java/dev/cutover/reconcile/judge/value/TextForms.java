package dev.cutover.reconcile.judge.value;

/** Forms of a text that overlook something. Stateless and thread-safe. */
public final class TextForms {
    private TextForms() {}

    /**
     * Without white space at both ends, be it a blank, a tab, a line break or a blank of Unicode that does not break.
     */
    public static String stripped(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && isWhite(text.charAt(start))) {
            start++;
        }
        while (end > start && isWhite(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    /**
     * The same for texts that differ only in upper and lower case: each letter by itself, whatever the language, so
     * that {@code ß} is not {@code SS}.
     */
    public static String folded(String text) {
        var out = new StringBuilder(text.length());
        text.codePoints()
                .map(Character::toUpperCase)
                .map(Character::toLowerCase)
                .forEach(out::appendCodePoint);
        return out.toString();
    }

    private static boolean isWhite(char letter) {
        return Character.isWhitespace(letter) || Character.isSpaceChar(letter);
    }
}
