package dev.cutover.bundle;

import dev.cutover.journal.RunVerification.Check;
import dev.cutover.journal.Sha256;
import dev.cutover.text.Counted;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Whether the files of an export are those of its manifest. Stateless and thread-safe. */
final class FilesCheck {
    private static final String WHAT = "files";

    /** As many as fit into one line. */
    private static final int NAMED = 5;

    private FilesCheck() {}

    static Check of(ExportedFiles files) {
        var manifest = files.manifest();
        var expected = new ArrayList<>(manifest.files());
        var sums = ManifestText.sums(manifest, files.manifestText());
        expected.add(new BundledFile(Manifest.SUMS, sums.length, Sha256.hex(sums)));
        var wrong = new ArrayList<String>();
        var unknown = new TreeSet<>(files.found().keySet());
        for (var file : expected) {
            var found = files.found().get(file.path());
            if (found == null) {
                wrong.add(file.path() + " is not there");
            } else if (!found.equals(file)) {
                wrong.add(file.path() + " was changed");
            }
            unknown.remove(file.path());
        }
        unknown.forEach(path -> wrong.add(path + " does not belong to it"));
        return wrong.isEmpty()
                ? Check.sound(WHAT, Counted.of(expected.size(), "file") + ", each as the manifest has it")
                : Check.broken(WHAT, some(wrong, "; "));
    }

    /** The first of them, and how many more there are. */
    static String some(List<String> all, String between) {
        String more = all.size() > NAMED ? between + "and " + (all.size() - NAMED) + " more" : "";
        return String.join(between, all.subList(0, Math.min(all.size(), NAMED))) + more;
    }
}
