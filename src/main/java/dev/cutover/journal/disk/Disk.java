package dev.cutover.journal.disk;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The disk operations that a journal needs. Files and folders belong to their owner alone from their creation on, and
 * links are not followed. Anything not stated to be durable may be lost, whole or in part, by a power cut. A full disk
 * throws a {@link DiskFullException}. Thread-safe; an open file is not.
 */
public interface Disk {

    /** Durably makes a folder, and those above it. Does nothing if it exists and belongs to this user. */
    void makeFolder(Path folder) throws IOException;

    boolean exists(Path file);

    /** What is in the folder, sorted by name; nothing if there is no such folder. */
    List<Path> list(Path folder) throws IOException;

    /** Opens a file at its end; makes it, durably, if there is none. */
    AppendFile append(Path file) throws IOException;

    /** How many bytes a file has. Throws {@link java.nio.file.NoSuchFileException} if there is no such file. */
    long length(Path file) throws IOException;

    /** Reads from an offset on. Throws {@link java.nio.file.NoSuchFileException} if there is no such file. */
    InputStream read(Path file, long from) throws IOException;

    /**
     * Durably makes this the content of a file. After a power cut the file has either its old content or all of the new
     * content.
     */
    void replace(Path file, byte[] content) throws IOException;

    /**
     * Makes this the content of a file that may be lost. A reader finds all of it or what was there before; it need not
     * be durable, so nothing waits for the disk.
     */
    default void cache(Path file, byte[] content) throws IOException {
        replace(file, content);
    }

    /** Makes a file of at least so many bytes that really take up space. Need not be durable. */
    void reserve(Path file, long bytes) throws IOException;

    /** How many bytes can still be written to the disk of a folder, as far as is known. */
    default long usableSpace(Path folder) {
        return Long.MAX_VALUE;
    }

    /** Nothing happens if there is no such file. */
    void remove(Path file) throws IOException;

    /** Durably gives a file another name in the same folder. */
    void rename(Path from, Path to) throws IOException;

    /**
     * A value that changes whenever the file is replaced or written; empty if there is no file. Cheap enough to be read
     * before each force.
     */
    Optional<Stamp> stamp(Path file);

    /**
     * Takes the lock of a file, which is made for it; empty if another process has it. The lock ends with the process
     * at the latest.
     */
    Optional<HeldLock> lock(Path file) throws IOException;

    /** Tells a file's state from any other that it or a file of the same name may have. */
    record Stamp(String identity, String state) {}

    /** A lock that is held until it is closed. */
    interface HeldLock extends AutoCloseable {
        @Override
        void close();
    }
}
