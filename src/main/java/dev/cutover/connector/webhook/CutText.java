package dev.cutover.connector.webhook;

import java.util.function.IntFunction;

/** Texts as a service takes them: escaped, and no longer than it allows. Stateless. */
final class CutText {
    private static final String CUT = "…";

    private CutText() {}

    /** For Slack, where three characters have a meaning. */
    static String slack(String text, int longest) {
        return cut(text, longest, letter -> switch (letter) {
            case '&' -> "&amp;";
            case '<' -> "&lt;";
            case '>' -> "&gt;";
            default -> Character.toString(letter);
        });
    }

    /** As it is. */
    static String plain(String text, int longest) {
        return cut(text, longest, Character::toString);
    }

    /** Never cuts within a letter or its escape. */
    private static String cut(String text, int longest, IntFunction<String> escape) {
        var all = new StringBuilder();
        int fitting = 0;
        for (int letter : text.codePoints().toArray()) {
            all.append(escape.apply(letter));
            if (all.length() <= longest - CUT.length()) {
                fitting = all.length();
            }
            if (all.length() > longest) {
                return all.substring(0, fitting) + CUT;
            }
        }
        return all.toString();
    }
}
