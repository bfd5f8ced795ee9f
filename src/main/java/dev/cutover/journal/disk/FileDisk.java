package dev.cutover.journal.disk;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** The disk of this machine. Thread-safe. */
public final class FileDisk implements Disk {
    private static final FileAttribute<Set<PosixFilePermission>> OWN_FILE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    private static final FileAttribute<Set<PosixFilePermission>> OWN_FOLDER =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    private final AtomicLong replacements = new AtomicLong();

    @Override
    public void makeFolder(Path folder) throws IOException {
        if (!Files.exists(folder, NOFOLLOW_LINKS)) {
            var parent = folder.toAbsolutePath().getParent();
            if (parent != null && !Files.isDirectory(parent)) {
                makeFolder(parent);
            }
            create(folder);
            if (parent != null) {
                forceFolder(parent);
            }
        }
        if (!Files.isDirectory(folder)) {
            throw new NotDirectoryException(folder.toString());
        }
        // Made here and not once: a reader never needs the library that looks up the user.
        new FolderOwnership().require(folder);
    }

    /** Two runners that begin at once make the same home: what the other one made is as good, and is checked next. */
    private static void create(Path folder) throws IOException {
        try {
            Files.createDirectory(folder, OWN_FOLDER);
        } catch (FileAlreadyExistsException madeMeanwhile) {
            return;
        }
    }

    @Override
    public boolean exists(Path file) {
        return Files.exists(file, NOFOLLOW_LINKS);
    }

    @Override
    public List<Path> list(Path folder) throws IOException {
        // Opening a pipe would wait for somebody at its other end.
        if (exists(folder) && !Files.isDirectory(folder)) {
            throw new NotDirectoryException(folder.toString());
        }
        try (var files = Files.list(folder)) {
            return files.sorted().toList();
        } catch (NoSuchFileException e) {
            return List.of();
        }
    }

    @Override
    public AppendFile append(Path file) throws IOException {
        boolean isNew = !exists(file);
        requireFile(file);
        var channel = FileChannel.open(file, Set.of(CREATE, WRITE, NOFOLLOW_LINKS), OWN_FILE);
        try {
            channel.position(channel.size());
            if (isNew) {
                channel.force(true);
                forceFolder(parent(file));
            }
        } catch (IOException e) {
            channel.close();
            throw full(file, e);
        }
        return new ChannelFile(file, channel);
    }

    @Override
    public long length(Path file) throws IOException {
        return Files.size(file);
    }

    @Override
    public InputStream read(Path file, long from) throws IOException {
        requireFile(file);
        var channel = FileChannel.open(file, READ, NOFOLLOW_LINKS);
        channel.position(from);
        return Channels.newInputStream(channel);
    }

    @Override
    public void replace(Path file, byte[] content) throws IOException {
        replace(file, content, true);
    }

    @Override
    public void cache(Path file, byte[] content) throws IOException {
        replace(file, content, false);
    }

    private void replace(Path file, byte[] content, boolean durably) throws IOException {
        // Within a process the number keeps two of them apart, between processes the process's own.
        var next = file.resolveSibling("." + file.getFileName() + "."
                + ProcessHandle.current().pid() + "-" + replacements.incrementAndGet() + ".tmp");
        try {
            try (var channel =
                    FileChannel.open(next, Set.of(CREATE, TRUNCATE_EXISTING, WRITE, NOFOLLOW_LINKS), OWN_FILE)) {
                writeAll(channel, content);
                if (durably) {
                    channel.force(true);
                }
            }
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
            if (durably) {
                forceFolder(parent(file));
            }
        } catch (IOException e) {
            Files.deleteIfExists(next);
            throw full(file, e);
        }
    }

    @Override
    public void reserve(Path file, long bytes) throws IOException {
        // Noise, because some disks store zeros without taking up space.
        var block = new byte[1 << 16];
        new SplittableRandom(bytes).nextBytes(block);
        try (var out = append(file)) {
            for (long length = out.length(); length < bytes; length += block.length) {
                out.write(block);
            }
        }
    }

    @Override
    public long usableSpace(Path folder) {
        return usableSpaceOf(folder);
    }

    @Override
    public void remove(Path file) throws IOException {
        Files.deleteIfExists(file);
    }

    @Override
    public void rename(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        forceFolder(parent(to));
    }

    @Override
    public Optional<Stamp> stamp(Path file) {
        try {
            var attributes = Files.readAttributes(file, BasicFileAttributes.class, NOFOLLOW_LINKS);
            return Optional.of(new Stamp(
                    String.valueOf(attributes.fileKey()),
                    attributes.lastModifiedTime().to(TimeUnit.NANOSECONDS) + " " + attributes.size()));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    @Override
    public Optional<HeldLock> lock(Path file) throws IOException {
        requireFile(file);
        return ProcessLock.tryLock(file, OWN_FILE);
    }

    /** Opening a pipe would wait for somebody at its other end, and reading a device may never end. */
    private static void requireFile(Path file) throws IOException {
        try {
            if (Files.readAttributes(file, BasicFileAttributes.class, NOFOLLOW_LINKS)
                    .isOther()) {
                throw new IOException(file + " is a pipe, a socket or a device, where a file is expected");
            }
        } catch (NoSuchFileException thereIsNone) {
            // Opening it creates it, or says so.
        }
    }

    private static Path parent(Path file) {
        var parent = file.toAbsolutePath().getParent();
        return parent == null ? file : parent;
    }

    private static void forceFolder(Path folder) throws IOException {
        try (var channel = FileChannel.open(folder, READ)) {
            channel.force(true);
        }
    }

    private static void writeAll(FileChannel channel, byte[] bytes) throws IOException {
        var buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
    }

    /**
     * The operating system reports it in words only, perhaps in the user's language; so the free space is checked as
     * well.
     */
    private static IOException full(Path file, IOException e) {
        String message = String.valueOf(e.getMessage());
        if (message.contains("No space left")
                || message.contains("quota exceeded")
                || usableSpaceOf(parent(file)) == 0) {
            return new DiskFullException("no space left on the disk of " + file, e);
        }
        return e;
    }

    private static long usableSpaceOf(Path folder) {
        try {
            return Files.getFileStore(folder).getUsableSpace();
        } catch (IOException e) {
            return Long.MAX_VALUE;
        }
    }

    private record ChannelFile(Path file, FileChannel channel) implements AppendFile {
        @Override
        public long length() throws IOException {
            return channel.size();
        }

        @Override
        public void write(byte[] bytes) throws IOException {
            try {
                writeAll(channel, bytes);
            } catch (IOException e) {
                throw full(file, e);
            }
        }

        @Override
        public void force() throws IOException {
            channel.force(false);
        }

        @Override
        public void cut(long length) throws IOException {
            channel.truncate(length);
            channel.position(length);
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }
}
