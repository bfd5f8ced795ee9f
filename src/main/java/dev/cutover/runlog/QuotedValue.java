package dev.cutover.runlog;

import dev.cutover.text.Clean;

/** The value of a field as it is written: bare where it is one plain word, else between quotation marks. Stateless. */
final class QuotedValue {
    private static final char QUOTE = '"';
    private static final char ESCAPE = '\\';

    private QuotedValue() {}

    static String of(String value) {
        return isBare(value) ? value : QUOTE + escaped(value) + QUOTE;
    }

    private static boolean isBare(String value) {
        return !value.isEmpty() && value.chars().allMatch(letter -> letter > ' ' && letter < 0x7f && !isMark(letter));
    }

    private static boolean isMark(int letter) {
        return letter == QUOTE || letter == ESCAPE;
    }

    /** One line without anything that could control a terminal. */
    private static String escaped(String value) {
        var text = new StringBuilder();
        for (int at = 0; at < value.length(); at++) {
            char letter = value.charAt(at);
            switch (letter) {
                case QUOTE, ESCAPE -> text.append(ESCAPE).append(letter);
                case '\n' -> text.append(ESCAPE).append('n');
                case '\t' -> text.append(ESCAPE).append('t');
                case '\r' -> text.append(ESCAPE).append('r');
                default -> text.append(letter);
            }
        }
        return Clean.line(text.toString());
    }

    /** What was written as the content between two quotation marks. */
    static String unescaped(String written) {
        var text = new StringBuilder();
        int at = 0;
        while (at < written.length()) {
            boolean isEscape = written.charAt(at) == ESCAPE && at + 1 < written.length();
            text.append(isEscape ? meant(written.charAt(at + 1)) : written.charAt(at));
            at += isEscape ? 2 : 1;
        }
        return text.toString();
    }

    private static char meant(char escaped) {
        return switch (escaped) {
            case 'n' -> '\n';
            case 't' -> '\t';
            case 'r' -> '\r';
            default -> escaped;
        };
    }
}
