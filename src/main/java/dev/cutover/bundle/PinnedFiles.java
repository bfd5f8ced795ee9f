package dev.cutover.bundle;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cutover.run.fact.RunFact;
import java.util.Map;
import java.util.TreeMap;

/** The files that a run was pinned to, as files of an export. Stateless and thread-safe. */
final class PinnedFiles {
    private static final int LONGEST_NAME = 60;

    private PinnedFiles() {}

    /**
     * The texts that the record has, by their paths in an export. An included file is found by its number, in the order
     * of the paths by which the runbook includes them: such a path may lead anywhere, and is no name for a file here.
     */
    static Map<String, byte[]> of(RunFact.Created created) {
        var pinned = created.pinned();
        var files = new TreeMap<String, byte[]>();
        files.put("pinned/runbook.yaml", pinned.runbookText().getBytes(UTF_8));
        files.put("pinned/environment.yaml", pinned.environmentText().getBytes(UTF_8));
        int number = 0;
        for (var part : new TreeMap<>(pinned.parts()).entrySet()) {
            number++;
            files.put(includedPath(number, part.getKey()), part.getValue().getBytes(UTF_8));
        }
        return files;
    }

    private static String includedPath(int number, String path) {
        String name = path.substring(path.lastIndexOf('/') + 1).replaceAll("[^A-Za-z0-9._-]", "_");
        String digits = Integer.toString(number);
        return "pinned/included/" + "0".repeat(Math.max(0, 3 - digits.length())) + digits + "-"
                + name.substring(0, Math.min(name.length(), LONGEST_NAME));
    }
}
