package dev.cutover.journal.disk;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The few things that a journal asks of a disk. Files and folders belong to their owner alone from their creation on,
 * and links are not followed. What is not said to be durable may be lost, whole or in part, by a power cut. Where there
 * is no room left, a {@link DiskFullException} is thrown. Thread-safe; an open file is not.
 */
public interface Disk {

    /** Durably makes a folder, and those above it. Nothing happens if it is there and is this user's own. */
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
     * Durably makes this the content of a file. After a power cut there is either what was there before or all of the
     * new content, under this name.
     */
    void replace(Path file, byte[] content) throws IOException;

    /** Makes a file of at least so many bytes, whatever they are, that really take up room. Need not be durable. */
    void reserve(Path file, long bytes) throws IOException;

    /** Nothing happens if there is no such file. */
    void remove(Path file) throws IOException;

    /** Durably gives a file another name in the same folder. */
    void rename(Path from, Path to) throws IOException;

    /**
     * Changes whenever another file takes the place of this one, or it is written; empty if there is none. Cheap enough
     * to be asked before each force.
     */
    Optional<Stamp> stamp(Path file);

    /** Takes the lock of a file, which is made for it; empty if another has it. Ends with the process at the latest. */
    Optional<HeldLock> lock(Path file) throws IOException;

    /** Tells a file's state from any other that it or a file of the same name may have. */
    record Stamp(String identity, String state) {}

    /** A lock that is held until it is closed. */
    interface HeldLock extends AutoCloseable {
        @Override
        void close();
    }
}
