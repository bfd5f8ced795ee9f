package dev.cutover.acceptance;

import dev.cutover.journal.disk.AppendFile;
import dev.cutover.journal.disk.Disk;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A disk on which everything fails, in a way that nobody has thought of or in one that disks have. */
record FaultyDisk(Throwable fault) implements Disk {

    private IOException failure() {
        if (fault instanceof Error error) {
            throw error;
        } else if (fault instanceof RuntimeException unforeseen) {
            throw unforeseen;
        }
        return (IOException) fault;
    }

    @Override
    public void makeFolder(Path folder) throws IOException {
        throw failure();
    }

    @Override
    public boolean exists(Path file) {
        return false;
    }

    @Override
    public List<Path> list(Path folder) throws IOException {
        throw failure();
    }

    @Override
    public AppendFile append(Path file) throws IOException {
        throw failure();
    }

    @Override
    public long length(Path file) throws IOException {
        throw failure();
    }

    @Override
    public InputStream read(Path file, long from) throws IOException {
        throw failure();
    }

    @Override
    public void replace(Path file, byte[] content) throws IOException {
        throw failure();
    }

    @Override
    public void reserve(Path file, long bytes) throws IOException {
        throw failure();
    }

    @Override
    public void remove(Path file) throws IOException {
        throw failure();
    }

    @Override
    public void rename(Path from, Path to) throws IOException {
        throw failure();
    }

    @Override
    public Optional<Stamp> stamp(Path file) {
        return Optional.empty();
    }

    @Override
    public Optional<HeldLock> lock(Path file) throws IOException {
        throw failure();
    }
}
