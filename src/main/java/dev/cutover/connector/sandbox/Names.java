package dev.cutover.connector.sandbox;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Tells somebody who asked for a name that is not there which names are. */
final class Names {
    private static final int TOO_FAR = 3;

    private Names() {}

    /** For example {@code unknown metric 'x'}, with a hint that lists what is known and guesses at what was meant. */
    static EstateException unknown(String what, String name, Collection<String> known) {
        String list = known.isEmpty() ? "there is none" : "known: " + String.join(", ", known);
        String guess = nearest(name, known)
                .map(near -> "; did you mean '" + near + "'?")
                .orElse("");
        return new EstateException("unknown " + what + " '" + name + "'", list + guess);
    }

    private static Optional<String> nearest(String name, Collection<String> known) {
        var distance = LevenshteinDistance.getDefaultInstance();
        return known.stream()
                .filter(candidate -> distance.apply(name, candidate) <= Math.min(TOO_FAR, candidate.length() / 2))
                .min(Comparator.comparing(candidate -> distance.apply(name, candidate)));
    }
}
