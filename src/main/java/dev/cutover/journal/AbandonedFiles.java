package dev.cutover.journal;

import dev.cutover.journal.disk.Disk;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Temporary files that a process left in a run's folder when it was killed: unlike a failure, a kill gives it no chance
 * to remove them. Their names end with the process's number, as {@link EvidenceStore} and the disk write them. Nothing
 * refers to such a file, and that of a large stream of evidence can take up a lot of space. Immutable.
 */
final class AbandonedFiles {
    private static final Pattern TEMPORARY = Pattern.compile("\\.(?:.+\\.)?([0-9]{1,18})-[0-9]+\\.tmp");

    private final Disk disk;
    private final RunFolder folder;

    AbandonedFiles(Disk disk, RunFolder folder) {
        this.disk = disk;
        this.folder = folder;
    }

    /**
     * Removes them. That of a living process is left alone, since it may still be written; and so are all if the run
     * has moved from another host, whose processes cannot be seen from here. One that cannot be removed stays: it does
     * no harm but to the space.
     */
    void removeAfter(LeaseHolder before, Runner next) {
        if (!before.runner().host().equals(next.host())) {
            return;
        }
        try {
            for (var place : List.of(folder.evidence(), folder.inbox(), folder.path())) {
                for (var file : disk.list(place)) {
                    if (isAbandoned(file)) {
                        disk.remove(file);
                    }
                }
            }
        } catch (IOException e) {
            System.getLogger(AbandonedFiles.class.getName())
                    .log(System.Logger.Level.WARNING, "cannot remove temporary files from " + folder.path(), e);
        }
    }

    private static boolean isAbandoned(Path file) {
        var name = TEMPORARY.matcher(String.valueOf(file.getFileName()));
        return name.matches() && Runner.mark(Long.parseLong(name.group(1))).isEmpty();
    }
}
