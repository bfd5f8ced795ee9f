package dev.cutover.journal.sql;

import dev.cutover.journal.RecordLine;
import dev.cutover.journal.RunFolder;
import dev.cutover.journal.disk.JournalException;
import dev.cutover.problem.FileTrouble;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Records to be asked: the views for people, with the rights of a reader who can see those views, change nothing, and
 * reach nothing outside the database. Not thread-safe.
 */
public final class AskedRecords implements AutoCloseable {
    private static final String FROM_RECORD = "answered from the record, without its copy in H2: ";

    private final JournalDatabase database;
    private final Connection reader;

    private AskedRecords(JournalDatabase database, Supplier<Connection> connection) {
        this.database = database;
        this.reader = opened(connection);
    }

    private Connection opened(Supplier<Connection> connection) {
        try {
            return connection.get();
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }

    /**
     * The record of one run: from its copy in H2, which is brought up to date before; from the record itself while a
     * runner has the copy open, or where there cannot be one.
     *
     * @param recorded the whole record, as it was read just now
     * @param notices takes what a reader should know of the copy; nothing if it is only in use
     */
    public static AskedRecords of(
            RunFolder folder, List<RecordLine> recorded, OutlineReader outlines, Consumer<String> notices) {
        if (!Files.exists(folder.lock())) {
            // Nobody has run it here: what marks a copy as made here is missing.
            return ofLines(recorded, outlines);
        }
        try {
            var file = new CopyFile(folder, outlines);
            var complete = file.complete(recorded);
            if (complete.isPresent()) {
                return new AskedRecords(complete.orElseThrow(), () -> JournalDatabase.reader(folder.database()));
            }
            try (var copy = file.open(recorded, notices)) {
                copy.finish();
            }
            return ofFile(folder.database());
        } catch (IOException e) {
            notices.accept(FROM_RECORD + FileTrouble.words(e));
        } catch (BrokenCopy | JournalException e) {
            notices.accept(FROM_RECORD + JournalDatabase.firstLine(e));
        } catch (UnopenedCopy e) {
            if (!e.isInUse()) {
                notices.accept(FROM_RECORD + JournalDatabase.firstLine(e));
            }
        }
        return ofLines(recorded, outlines);
    }

    /** A database file of this version; several processes may ask it at once, while none writes to it. */
    public static AskedRecords ofFile(Path name) {
        return new AskedRecords(JournalDatabase.readOnly(name), () -> JournalDatabase.reader(name));
    }

    /** Lines of whichever runs, in the memory of this process. */
    public static AskedRecords ofLines(List<RecordLine> lines, OutlineReader outlines) {
        return inMemory(outlines, database -> database.add(lines));
    }

    /** What is put into a database in the memory of this process, which has its tables. */
    public static AskedRecords inMemory(OutlineReader outlines, Consumer<JournalDatabase> filling) {
        String name = UUID.randomUUID().toString();
        var database = JournalDatabase.memory(name, outlines);
        try {
            database.migrate();
            filling.accept(database);
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
        return new AskedRecords(database, () -> JournalDatabase.reader(name));
    }

    /** Why the runbook of a run cannot be read, so that its phases and plans are missing; empty if all can. */
    public Optional<String> trouble() {
        return database.outlineTrouble();
    }

    /** The reader's connection; closed with this. */
    public Connection reader() {
        return reader;
    }

    @Override
    public void close() {
        try (database) {
            reader.close();
        } catch (SQLException e) {
            throw new BrokenCopy("it cannot be closed: " + e.getMessage());
        }
    }
}
