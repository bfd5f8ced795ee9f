package dev.cutover.connector.files;

import dev.cutover.spi.ConnectorException;
import dev.cutover.spi.Operation;
import dev.cutover.spi.Preflight;
import dev.cutover.spi.RecordSet;
import dev.cutover.spi.Records;
import dev.cutover.spi.exchange.Exchanges;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Checks whether a folder is there, can be written to if that is needed, and has its record sets. Thread-safe. */
final class FilesPreflight implements Preflight {
    private final RootFolder root;
    private final FileRecords records;
    private final Exchanges exchanges;

    /** @param exchanges hears what is looked at */
    FilesPreflight(RootFolder root, FileRecords records, Exchanges exchanges) {
        this.root = root;
        this.records = records;
        this.exchanges = exchanges;
    }

    @Override
    public List<Found> look(Purpose purpose) throws ConnectorException {
        var folder = folder();
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

    private Path folder() throws ConnectorException {
        var exchange = exchanges.begin(() -> "look for the folder");
        try {
            var folder = root.real();
            exchange.answered(() -> "it is " + folder);
            return folder;
        } catch (RefusedFileException e) {
            exchange.answered(e::why);
            throw new ConnectorException(e.why());
        }
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
        var exchange = exchanges.begin(() -> "open the first file of " + set);
        try {
            var described = records.described(set);
            exchange.answered(() -> "columns: "
                    + described.columns().stream().map(RecordSet.Column::name).collect(Collectors.joining(", ")));
            return Found.ok(Aspect.PERMISSIONS, set + " can be read");
        } catch (ConnectorException e) {
            exchange.answered(() -> String.valueOf(e.getMessage()));
            return Found.failed(Aspect.PERMISSIONS, set + ": " + e.getMessage());
        }
    }
}
