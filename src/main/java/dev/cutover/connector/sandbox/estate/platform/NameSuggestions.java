package dev.cutover.connector.sandbox.estate.platform;

import dev.cutover.spi.settings.NearName;
import java.util.Collection;

/** Tells somebody who asked for a name that is not there which names are. Stateless and thread-safe. */
public final class NameSuggestions {
    private NameSuggestions() {}

    /** For example {@code unknown metric 'x'}, with a hint that lists what is known and guesses at what was meant. */
    public static EstateException unknown(String what, String name, Collection<String> known) {
        String list = known.isEmpty() ? "there is none" : "known: " + String.join(", ", known);
        String guess = NearName.of(name, known)
                .map(near -> "; did you mean '" + near + "'?")
                .orElse("");
        return new EstateException("unknown " + what + " '" + name + "'", list + guess);
    }
}
