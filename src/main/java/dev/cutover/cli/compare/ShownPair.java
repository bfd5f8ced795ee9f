package dev.cutover.cli.compare;

import dev.cutover.text.Clean;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Two values as they are shown beside each other: no value is not an empty text, blanks at the ends are seen, and two
 * that look alike are not the same on the page. Clean. Immutable.
 */
record ShownPair(String left, String right) {
    private static final String NONE = "(none)";

    static ShownPair of(@Nullable String left, @Nullable String right) {
        var shown = new ShownPair(shown(left), shown(right));
        boolean looksAlike = left != null && right != null && !left.equals(right) && shown.left.equals(shown.right);
        boolean hasMarks = left != null && right != null && (hasOthers(left) || hasOthers(right));
        return looksAlike || hasMarks && isSimilar(left, right) ? new ShownPair(escaped(left), escaped(right)) : shown;
    }

    /** Whether they have the same letters, apart from how these are put together. */
    private static boolean isSimilar(String left, String right) {
        return !left.equals(right)
                && java.text.Normalizer.normalize(left, java.text.Normalizer.Form.NFKC)
                        .equals(java.text.Normalizer.normalize(right, java.text.Normalizer.Form.NFKC));
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
        for (char letter : text.toCharArray()) {
            out.append(
                    letter < 0x80
                            ? Clean.line(String.valueOf(letter))
                            : String.format(Locale.ROOT, "\\u%04x", (int) letter));
        }
        return '"' + out.toString() + '"';
    }
}
