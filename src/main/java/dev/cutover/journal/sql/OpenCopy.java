package dev.cutover.journal.sql;

import dev.cutover.journal.disk.Disk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A copy that this process has open and may write to. Confined to the thread that copies. */
final class OpenCopy implements AutoCloseable {
    /** H2 leaves the blocks of each time that rows were added: two thirds of the file of a night. */
    private static final long LARGE = 256 * 1024;

    private final JournalDatabase database;
    private final Disk.HeldLock lock;
    private final Path path;
    private final Note note;

    /** Notes that the file was closed. */
    @FunctionalInterface
    interface Note {
        void closed() throws IOException;
    }

    OpenCopy(JournalDatabase database, Disk.HeldLock lock, Path path, Note note) {
        this.database = database;
        this.lock = lock;
        this.path = path;
        this.note = note;
    }

    JournalDatabase database() {
        return database;
    }

    /** Notes that the file can be used again from this state; without the note the next opening makes it anew. */
    void finish() throws IOException {
        if (Files.size(path) > LARGE) {
            database.closeCompact();
        } else {
            database.close();
        }
        note.closed();
    }

    /** Closing once more does nothing. */
    @Override
    public void close() {
        try (lock) {
            database.close();
        }
    }
}
