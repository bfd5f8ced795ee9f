package dev.cutover.connector.files;

import java.util.List;
import java.util.Optional;

/** Which names of files are taken from settings and runbooks. Stateless and thread-safe. */
final class FileNames {
    private static final int LONGEST = 255;

    private FileNames() {}

    /** What is wrong with a name below the folder, as the end of a sentence; empty if nothing is. */
    static Optional<String> objection(String name) {
        if (name.isBlank()) {
            return Optional.of("must be the name of a file");
        }
        if (name.startsWith("/") || name.contains("\\") || name.chars().anyMatch(Character::isISOControl)) {
            return Optional.of("must be the name of a file below the folder, with / between its parts");
        }
        var parts = List.of(name.split("/", -1));
        if (parts.contains("..") || parts.contains(".") || parts.contains("")) {
            return Optional.of("must not have a part that is empty, . or ..");
        }
        return parts.stream().anyMatch(part -> part.length() > LONGEST)
                ? Optional.of("has a part of more than " + LONGEST + " characters")
                : Optional.empty();
    }
}
