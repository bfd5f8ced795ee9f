package dev.cutover.journal;

import dev.cutover.journal.disk.Disk;
import dev.cutover.journal.disk.DiskFullException;
import java.io.IOException;
import java.nio.file.Path;

/** Disk space that is freed when the disk is full, so that a halt and a rollback can still be recorded. Thread-safe. */
final class Reserve {
    private static final int BYTES = 4 << 20;

    /** So many reserves stay free beside what the run can do without. */
    private static final long LEFT_FREE = 4L * BYTES;

    private final Disk disk;
    private final Path file;
    private boolean given;

    Reserve(Disk disk, Path file) {
        this.disk = disk;
        this.file = file;
    }

    /** Fills it up to its size. Throws {@link DiskFullException} if there is no space for it, and takes none then. */
    synchronized void fill() throws IOException {
        if (given) {
            throw new DiskFullException("the reserve has already been released");
        }
        try {
            disk.reserve(file, BYTES);
        } catch (DiskFullException e) {
            giveBack();
            throw e;
        }
    }

    /** Frees its space. */
    synchronized void giveBack() throws IOException {
        given = true;
        disk.remove(file);
    }

    /**
     * Whether there is still room for the record once a file of that size has been replaced, for which it is there
     * twice.
     */
    synchronized boolean leaves(long bytes) {
        return !given && disk.usableSpace(folder()) >= 2 * bytes + LEFT_FREE;
    }

    private Path folder() {
        var folder = file.getParent();
        return folder == null ? file : folder;
    }

    /** Whether the reserve is used up. */
    synchronized boolean isGiven() {
        return given;
    }
}
