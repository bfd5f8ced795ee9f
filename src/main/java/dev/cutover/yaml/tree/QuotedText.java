package dev.cutover.yaml.tree;

import dev.cutover.text.InvisibleLetters;

/** Makes text from a file safe for a message: no control characters, limited length. */
public final class QuotedText {
    private static final int LONGEST_NAME = 80;

    private QuotedText() {}

    /** A name in quotes; a long one is cut short. */
    public static String name(String name) {
        int end = Math.min(name.length(), LONGEST_NAME);
        if (end < name.length() && Character.isHighSurrogate(name.charAt(end - 1))) {
            end--;
        }
        return "'" + line(name.substring(0, end)) + (end < name.length() ? "…'" : "'");
    }

    /** The text with everything that could control a terminal escaped, such as {@code \u001b}. */
    public static String line(String text) {
        var line = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            if (steers(c)) {
                line.append(code(c));
            } else {
                line.appendCodePoint(c);
            }
        }
        return line.toString();
    }

    /** A character as {@code U+001B} is written in source: {@code \u001b}. */
    public static String code(int codePoint) {
        return String.format(codePoint > 0xffff ? "\\U%08x" : "\\u%04x", codePoint);
    }

    /** Control characters, line and paragraph separators, lone surrogates, and what nobody sees. */
    static boolean steers(int c) {
        return commands(c) || InvisibleLetters.isOne(c);
    }

    /** Control characters, line and paragraph separators, marks that turn the direction of text, lone surrogates. */
    static boolean commands(int c) {
        return Character.getType(c) == Character.CONTROL
                || Character.getType(c) == Character.SURROGATE
                || c == 0x2028
                || c == 0x2029
                || turns(c);
    }

    private static boolean turns(int c) {
        return (c >= 0x202a && c <= 0x202e)
                || (c >= 0x2066 && c <= 0x2069)
                || c == 0x200e
                || c == 0x200f
                || c == 0x061c
                || c == 0xfeff;
    }
}
