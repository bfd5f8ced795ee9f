package dev.cutover.cli.compare;

import dev.cutover.text.Clean;
import java.text.Normalizer;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Two values as they are shown beside each other: no value is not an empty text, blanks at the ends are seen, and two
 * that look alike are not the same on the page. Clean. Immutable.
 */
record ShownPair(String left, String right) {
    private static final String NONE = "(none)";

    static ShownPair of(@Nullable String left, @Nullable String right) {
        if (left == null || right == null || left.equals(right)) {
            return new ShownPair(shown(left), shown(right));
        }
        boolean looksAlike = shown(left).equals(shown(right)) || isSimilar(left, right);
        return looksAlike ? new ShownPair(escaped(left), escaped(right)) : new ShownPair(shown(left), shown(right));
    }

    /** Whether they have the same letters, apart from how these are put together. */
    private static boolean isSimilar(String left, String right) {
        return hasOthers(left + right)
                && Normalizer.normalize(left, Normalizer.Form.NFKC)
                        .equals(Normalizer.normalize(right, Normalizer.Form.NFKC));
    }

    private static boolean hasOthers(String text) {
        return text.chars().anyMatch(letter -> letter >= 0x80);
    }

    private static String shown(@Nullable String text) {
        if (text == null) {
            return NONE;
        }
        String clean = Clean.line(text);
        boolean isPlain = !clean.isEmpty() && clean.equals(clean.strip()) && !clean.equals(NONE) && clean.equals(text);
        return isPlain ? clean : '"' + clean + '"';
    }

    private static String escaped(String text) {
        var out = new StringBuilder();
        text.chars()
                .forEach(letter -> out.append(
                        letter < 0x80
                                ? Clean.line(String.valueOf((char) letter))
                                : String.format(Locale.ROOT, "\\u%04x", letter)));
        return '"' + out.toString() + '"';
    }
}
