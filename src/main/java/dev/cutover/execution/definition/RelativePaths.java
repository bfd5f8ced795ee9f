package dev.cutover.execution.definition;

import dev.cutover.execution.process.ProcessEnvironment;
import java.nio.file.Files;
import java.nio.file.Path;

/** Resolves paths that a file names. */
public final class RelativePaths {
    private RelativePaths() {}

    /** A path relative to the file's folder. */
    public static String path(String file, String given) {
        var folder = Path.of(file).getParent();
        return folder == null ? given : folder.resolve(given).normalize().toString();
    }

    /** An environment as a scenario names it: a file relative to the scenario, or a name beside its runbook. */
    public static String environment(ProcessEnvironment processEnvironment, String file, String given) {
        String path = path(file, given);
        return Files.isRegularFile(processEnvironment.path(path)) ? path : given;
    }
}
