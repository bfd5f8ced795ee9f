package dev.cutover.cli;

import java.nio.file.Files;
import java.nio.file.Path;

/** What a file names, from where it stands. */
final class Beside {
    private Beside() {}

    /** A path that is meant from where the file stands. */
    static String path(String file, String given) {
        var folder = Path.of(file).getParent();
        return folder == null ? given : folder.resolve(given).normalize().toString();
    }

    /** An environment as a scenario names it: a file from where the scenario stands, or a name beside its runbook. */
    static String environment(Surroundings surroundings, String file, String given) {
        String path = path(file, given);
        return Files.isRegularFile(surroundings.path(path)) ? path : given;
    }
}
