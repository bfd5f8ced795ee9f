package dev.cutover.connector.sandbox.estate.platform;

import dev.cutover.spi.settings.NearName;
import java.util.Collection;

/** Explains an unknown name by listing the known ones. Stateless and thread-safe. */
public final class NameSuggestions {
    private NameSuggestions() {}

    /** For example {@code unknown metric 'x'}, with a hint that lists the known names and suggests the nearest one. */
    public static EstateException unknown(String what, String name, Collection<String> known) {
        String list = known.isEmpty() ? "there is none" : "known: " + String.join(", ", known);
        String guess = NearName.of(name, known)
                .map(near -> "; did you mean '" + near + "'?")
                .orElse("");
        return new EstateException("unknown " + what + " '" + name + "'", list + guess);
    }
}
