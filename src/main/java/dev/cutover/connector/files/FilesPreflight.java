package dev.cutover.connector.files;

import dev.cutover.spi.ConnectorException;
import dev.cutover.spi.Operation;
import dev.cutover.spi.Preflight;
import dev.cutover.spi.RecordSet;
import dev.cutover.spi.Records;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Checks whether a folder is there, can be written to if that is needed, and has its record sets. Thread-safe. */
final class FilesPreflight implements Preflight {
    private final RootFolder root;
    private final FileRecords records;

    FilesPreflight(RootFolder root, FileRecords records) {
        this.root = root;
        this.records = records;
    }

    @Override
    public List<Found> look(Purpose purpose) throws ConnectorException {
        Path folder;
        try {
            folder = root.real();
        } catch (RefusedFileException e) {
            throw new ConnectorException(e.why());
        }
        var found = new ArrayList<Found>();
        found.add(Found.ok(Aspect.REACHABLE, "the folder is there"));
        found.add(Found.notApplicable(Aspect.CREDENTIALS, "files have no login"));
        found.add(Found.ok(Aspect.OPERATIONS, "they are built in"));
        found.add(permissions(folder, purpose));
        if (purpose.capabilities().contains(Records.class)) {
            records.sets().stream().map(RecordSet::name).map(this::readable).forEach(found::add);
        }
        return found;
    }

    /** The rights say it; whether the disk has room, only a write could tell. */
    private static Found permissions(Path folder, Purpose purpose) {
        boolean writes = FileOperation.described().stream()
                .filter(operation -> !operation.reads())
                .map(Operation::name)
                .anyMatch(purpose.operations()::contains);
        if (writes && !Files.isWritable(folder)) {
            return Found.failed(Aspect.PERMISSIONS, "this user may not write to " + folder);
        }
        return Files.isReadable(folder)
                ? Found.ok(Aspect.PERMISSIONS, writes ? "the folder can be written to" : "the folder can be read")
                : Found.failed(Aspect.PERMISSIONS, "this user may not read " + folder);
    }

    private Found readable(String set) {
        try {
            records.described(set);
            return Found.ok(Aspect.PERMISSIONS, set + " can be read");
        } catch (ConnectorException e) {
            return Found.failed(Aspect.PERMISSIONS, set + ": " + e.getMessage());
        }
    }
}
