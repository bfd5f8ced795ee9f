package dev.cutover.problem;

import java.util.Optional;

/**
 * A place in a file that a person wrote. Lines and columns count from 1, as editors show them.
 *
 * @param file the path as the user gave it
 * @param from where the file is included, if another one includes it
 */
public record Location(String file, int line, int column, Optional<Location> from) {
    /** A place in a file that is not included. */
    public Location(String file, int line, int column) {
        this(file, line, column, Optional.empty());
    }

    /** The same place, in a file that is included at another place. */
    public Location includedFrom(Location place) {
        return new Location(file, line, column, Optional.of(place));
    }

    /** Where its file is included, such as {@code included at a.yaml:3:9}; empty if nothing includes it. */
    public String included() {
        var words = new StringBuilder();
        for (var place = from; place.isPresent(); place = place.get().from()) {
            words.append(words.isEmpty() ? "included at " : ", which is included at ")
                    .append(place.get());
        }
        return words.toString();
    }

    @Override
    public String toString() {
        return file + ":" + line + ":" + column;
    }
}
