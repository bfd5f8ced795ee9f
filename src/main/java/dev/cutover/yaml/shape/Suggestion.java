package dev.cutover.yaml.shape;

import dev.cutover.yaml.tree.Shown;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.commons.text.similarity.JaroWinklerSimilarity;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** "Did you mean …", of the names that would be right. */
public final class Suggestion {
    private static final int MOST_LISTED = 12;
    private static final int LONGEST_COMPARED = 80;
    private static final double ALIKE = 0.9;

    private Suggestion() {}

    /** The nearest name if one is near, else what there is. */
    public static String hint(String name, Collection<String> known, String many) {
        return nearest(name, known)
                .map(near -> "did you mean " + Shown.name(near) + "?")
                .orElseGet(() -> known.isEmpty() ? "there are no " + many + " here" : list(known, many));
    }

    /** {@code known roles: a, b, c}. */
    public static String list(Collection<String> known, String many) {
        String more = known.size() > MOST_LISTED ? " and " + (known.size() - MOST_LISTED) + " more" : "";
        return known.stream()
                .limit(MOST_LISTED)
                .map(name -> name.length() <= LONGEST_COMPARED ? name : name.substring(0, LONGEST_COMPARED) + "…")
                .collect(Collectors.joining(", ", "known " + many + ": ", more));
    }

    /** The name that was probably meant: most of its letters are the same, in about the same order. */
    public static Optional<String> nearest(String name, Collection<String> known) {
        if (name.length() > LONGEST_COMPARED) {
            return Optional.empty();
        }
        String plain = plain(name);
        return known.stream()
                .filter(candidate -> candidate.length() <= LONGEST_COMPARED)
                .filter(candidate -> isNear(plain, plain(candidate)))
                .max(Comparator.comparingDouble(candidate -> similarity(plain, plain(candidate))));
    }

    private static boolean isNear(String name, String candidate) {
        int letters = candidate.length() < 3 ? 0 : candidate.length() / 3;
        return similarity(name, candidate) >= ALIKE
                || (candidate.length() >= 3 && letters(name).equals(letters(candidate)))
                || LevenshteinDistance.getDefaultInstance().apply(name, candidate) <= letters;
    }

    private static List<Integer> letters(String name) {
        return name.chars().sorted().boxed().toList();
    }

    private static double similarity(String name, String candidate) {
        return new JaroWinklerSimilarity().apply(name, candidate);
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', '-').replace(' ', '-');
    }
}
