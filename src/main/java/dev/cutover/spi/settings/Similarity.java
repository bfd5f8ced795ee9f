package dev.cutover.spi.settings;

import java.util.Arrays;

/**
 * Measures how alike two names are. Written here, so that the interface to connectors needs no library. Stateless and
 * thread-safe.
 */
final class Similarity {
    private static final double PREFIX_WEIGHT = 0.1;
    private static final double PREFIX_COUNTS_FROM = 0.7;
    private static final int LONGEST_PREFIX = 4;

    private Similarity() {}

    /** The fewest letters to insert, delete or replace that make one name the other (Levenshtein). */
    static int distance(String one, String other) {
        int[] row = new int[other.length() + 1];
        Arrays.setAll(row, place -> place);
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int replaced = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[other.length()];
    }

    /** From 0, nothing in common, to 1, equal; a common beginning counts for more (Jaro and Winkler). */
    static double jaroWinkler(String one, String other) {
        if (one.equals(other)) {
            return 1;
        }
        String shorter = one.length() < other.length() ? one : other;
        String longer = one.length() < other.length() ? other : one;
        boolean[] taken = new boolean[longer.length()];
        var matches = new StringBuilder();
        int reach = Math.max(longer.length() / 2 - 1, 0);
        for (int i = 0; i < shorter.length(); i++) {
            int place = match(longer, taken, shorter.charAt(i), new int[] {i - reach, i + reach});
            if (place >= 0) {
                taken[place] = true;
                matches.append(shorter.charAt(i));
            }
        }
        return matches.length() == 0 ? 0 : score(shorter, longer, matches, taken);
    }

    private static int match(String text, boolean[] taken, char letter, int[] range) {
        for (int place = Math.max(range[0], 0); place <= Math.min(range[1], text.length() - 1); place++) {
            if (!taken[place] && text.charAt(place) == letter) {
                return place;
            }
        }
        return -1;
    }

    private static double score(String shorter, String longer, CharSequence matches, boolean[] taken) {
        int swapped = 0;
        int at = 0;
        for (int place = 0; place < longer.length(); place++) {
            if (taken[place] && longer.charAt(place) != matches.charAt(at++)) {
                swapped++;
            }
        }
        double common = matches.length();
        double jaro = (common / shorter.length() + common / longer.length() + (common - swapped / 2.0) / common) / 3;
        return jaro < PREFIX_COUNTS_FROM ? jaro : jaro + PREFIX_WEIGHT * prefix(shorter, longer) * (1 - jaro);
    }

    private static int prefix(String shorter, String longer) {
        int length = 0;
        while (length < Math.min(LONGEST_PREFIX, shorter.length()) && shorter.charAt(length) == longer.charAt(length)) {
            length++;
        }
        return length;
    }
}
