package dev.cutover.journal;

import dev.cutover.journal.disk.Disk;
import dev.cutover.journal.disk.DiskFullException;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Room on the disk that is given back when there is no other, so that a halt and a way back can still be recorded.
 * Thread-safe.
 */
final class Reserve {
    private static final int BYTES = 4 << 20;

    private final Disk disk;
    private final Path file;
    private boolean given;

    Reserve(Disk disk, Path file) {
        this.disk = disk;
        this.file = file;
    }

    /** Fills it up to its size. Throws {@link DiskFullException} if there is no room for it, and takes none then. */
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

    /** Makes its room free. */
    synchronized void giveBack() throws IOException {
        given = true;
        disk.remove(file);
    }

    /** Whether there is no reserve any more. */
    synchronized boolean isGiven() {
        return given;
    }
}
