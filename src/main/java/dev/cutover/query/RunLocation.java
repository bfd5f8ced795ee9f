package dev.cutover.query;

import dev.cutover.journal.RunFolder;
import dev.cutover.journal.disk.Disk;
import dev.cutover.run.RunId;
import java.nio.file.Path;
import java.util.Optional;

/** A run's folder as named on the command line: within a home, or a copy or an export anywhere else. */
public final class RunLocation {
    private RunLocation() {}

    /** The folder, if it is one with a record in it. */
    public static Optional<RunFolder> at(Path path, Disk disk) {
        var name = path.toAbsolutePath().normalize().getFileName();
        var folder = new RunFolder(path, new RunId(name == null ? "" : name.toString()));
        return disk.exists(folder.record()) ? Optional.of(folder) : Optional.empty();
    }
}
