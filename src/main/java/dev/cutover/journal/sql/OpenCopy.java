package dev.cutover.journal.sql;

import dev.cutover.journal.disk.Disk;
import java.io.IOException;

/** A copy that this process has open and may write to. Confined to the thread that copies. */
final class OpenCopy implements AutoCloseable {
    private final JournalDatabase database;
    private final Disk.HeldLock lock;
    private final Note note;

    /** Notes that the file was closed. */
    @FunctionalInterface
    interface Note {
        void closed() throws IOException;
    }

    OpenCopy(JournalDatabase database, Disk.HeldLock lock, Note note) {
        this.database = database;
        this.lock = lock;
        this.note = note;
    }

    JournalDatabase database() {
        return database;
    }

    /** Notes that the file can be used again from this state; without the note the next opening makes it anew. */
    void finish() throws IOException {
        database.close();
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
