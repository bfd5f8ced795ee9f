package dev.cutover.spi.settings;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds the most similar name: most letters are the same, in about the same order. Stateless and thread-safe. */
public final class NearName {
    private static final int LONGEST_COMPARED = 80;
    private static final double ALIKE = 0.9;
    private static final int MANY = 200;
    private static final Pattern DOUBLED = Pattern.compile("(.)\\1+");

    private NearName() {}

    /** The nearest of the known names; empty if none is near. */
    public static Optional<String> of(String name, Collection<String> known) {
        if (name.length() > LONGEST_COMPARED) {
            return Optional.empty();
        }
        String plain = plain(name);
        boolean many = known.size() > MANY;
        return known.stream()
                .filter(candidate -> !many || beginsAlike(name, candidate))
                .filter(candidate -> candidate.length() <= LONGEST_COMPARED)
                .filter(candidate -> isNear(plain, plain(candidate)))
                .max(Comparator.comparingDouble(candidate -> similarity(plain, plain(candidate))));
    }

    /** A cheap look before the dear one, so that thousands of wrong names among thousands take no minutes. */
    private static boolean beginsAlike(String name, String candidate) {
        return Math.abs(name.length() - candidate.length()) <= 2
                && name.regionMatches(true, 0, candidate, 0, Math.min(3, candidate.length()));
    }

    private static boolean isNear(String name, String candidate) {
        int letters = candidate.length() < 3 ? 0 : candidate.length() / 3;
        return similarity(name, candidate) >= ALIKE
                || (candidate.length() >= 3 && letters(name).equals(letters(candidate)))
                || distance(name, candidate) <= letters
                || (candidate.length() >= 3 && distance(withoutDoubles(name), withoutDoubles(candidate)) <= letters);
    }

    private static int distance(String name, String candidate) {
        return Similarity.distance(name, candidate);
    }

    /** A letter that was hit twice is no second slip. */
    private static String withoutDoubles(String name) {
        return DOUBLED.matcher(name).replaceAll("$1");
    }

    private static List<Integer> letters(String name) {
        return name.chars().sorted().boxed().toList();
    }

    private static double similarity(String name, String candidate) {
        return Similarity.jaroWinkler(name, candidate);
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', '-').replace(' ', '-');
    }
}
