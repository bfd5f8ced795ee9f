package dev.cutover.yaml.shape;

import dev.cutover.spi.settings.NearName;
import dev.cutover.yaml.tree.QuotedText;
import java.util.Collection;
import java.util.Optional;
import java.util.stream.Collectors;

/** Suggests valid names: "did you mean …". */
public final class Suggestion {
    private static final int MOST_LISTED = 12;
    private static final int LONGEST_LISTED = 80;

    private Suggestion() {}

    /** The nearest name if one is similar, otherwise a list of the known names. */
    public static String hint(String name, Collection<String> known, String many) {
        return nearest(name, known)
                .map(near -> "did you mean " + QuotedText.name(near) + "?")
                .orElseGet(() -> known.isEmpty() ? "there are no " + many + " here" : list(known, many));
    }

    /** {@code known roles: a, b, c}. */
    public static String list(Collection<String> known, String many) {
        String more = known.size() > MOST_LISTED ? " and " + (known.size() - MOST_LISTED) + " more" : "";
        return known.stream()
                .limit(MOST_LISTED)
                .map(name -> name.length() <= LONGEST_LISTED ? name : name.substring(0, LONGEST_LISTED) + "…")
                .collect(Collectors.joining(", ", "known " + many + ": ", more));
    }

    /** The name that was probably meant: most of its letters are the same, in about the same order. */
    public static Optional<String> nearest(String name, Collection<String> known) {
        return NearName.of(name, known);
    }
}
