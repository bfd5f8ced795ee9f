package dev.cutover.bench;

import dev.cutover.journal.disk.AppendFile;
import dev.cutover.journal.disk.Disk;
import dev.cutover.journal.disk.FileDisk;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A real disk whose appended files are written and never forced: what is left is the cost of everything else. */
final class UnforcedDisk implements Disk {
    private final FileDisk disk = new FileDisk();

    @Override
    public void makeFolder(Path folder) throws IOException {
        disk.makeFolder(folder);
    }

    @Override
    public boolean exists(Path file) {
        return disk.exists(file);
    }

    @Override
    public List<Path> list(Path folder) throws IOException {
        return disk.list(folder);
    }

    @Override
    public AppendFile append(Path file) throws IOException {
        return new Unforced(disk.append(file));
    }

    @Override
    public long length(Path file) throws IOException {
        return disk.length(file);
    }

    @Override
    public InputStream read(Path file, long from) throws IOException {
        return disk.read(file, from);
    }

    @Override
    public void replace(Path file, byte[] content) throws IOException {
        disk.replace(file, content);
    }

    @Override
    public void reserve(Path file, long bytes) throws IOException {
        disk.reserve(file, bytes);
    }

    @Override
    public void remove(Path file) throws IOException {
        disk.remove(file);
    }

    @Override
    public void rename(Path from, Path to) throws IOException {
        disk.rename(from, to);
    }

    @Override
    public Optional<Stamp> stamp(Path file) {
        return disk.stamp(file);
    }

    @Override
    public Optional<HeldLock> lock(Path file) throws IOException {
        return disk.lock(file);
    }

    private record Unforced(AppendFile file) implements AppendFile {
        @Override
        public long length() throws IOException {
            return file.length();
        }

        @Override
        public void write(byte[] bytes) throws IOException {
            file.write(bytes);
        }

        @Override
        public void force() {}

        @Override
        public void cut(long length) throws IOException {
            file.cut(length);
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }
}
