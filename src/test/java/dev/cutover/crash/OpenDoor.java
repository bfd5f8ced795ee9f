package dev.cutover.crash;

import dev.cutover.journal.disk.AppendFile;
import dev.cutover.journal.disk.Disk;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A disk that grants every lock; optionally it also hides the last holder of the lease. */
final class OpenDoor implements Disk {
    private final Disk disk;
    private final boolean hidesTheLease;

    OpenDoor(Disk disk, boolean hidesTheLease) {
        this.disk = disk;
        this.hidesTheLease = hidesTheLease;
    }

    @Override
    public Optional<HeldLock> lock(Path file) throws IOException {
        disk.append(file).close();
        return Optional.of(() -> {});
    }

    @Override
    public Optional<Stamp> stamp(Path file) {
        return hidesTheLease ? Optional.of(new Stamp("the same", "as ever")) : disk.stamp(file);
    }

    @Override
    public void rename(Path from, Path to) throws IOException {
        disk.rename(from, to);
    }

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
        return disk.append(file);
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
}
