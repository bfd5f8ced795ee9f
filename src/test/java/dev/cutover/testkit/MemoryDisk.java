package dev.cutover.testkit;

import dev.cutover.journal.disk.AppendFile;
import dev.cutover.journal.disk.Disk;
import dev.cutover.journal.disk.DiskFullException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/**
 * A disk in memory that records every operation. A test can cut the power before any of them and inspect what is left
 * on the disk: {@link #after}. It can also fail or fill up. Thread-safe.
 */
public final class MemoryDisk implements Disk {
    private final DiskImage before;
    private final DiskImage now;
    private final List<DiskOperation> operations = new ArrayList<>();
    private final Set<Path> locked = new HashSet<>();
    private final Map<Integer, Long> versions = new HashMap<>();
    private Fault fault = operation -> {};
    private long room = Long.MAX_VALUE;
    private int powerUntil = Integer.MAX_VALUE;
    private int honestUntil = Integer.MAX_VALUE;
    private int files;
    private int temporaries;

    /** Fails operations on purpose. */
    @FunctionalInterface
    public interface Fault {
        /** Throws if the operation must fail; then it has no effect. */
        void check(DiskOperation operation) throws IOException;
    }

    public MemoryDisk() {
        this(new DiskImage());
    }

    private MemoryDisk(DiskImage image) {
        before = image;
        now = image.copy();
        files = image.highestFile();
    }

    /** How many operations there were so far. */
    public synchronized int operations() {
        return operations.size();
    }

    /** Cuts the power before the operation of this number, counted from 0: it and all later ones throw. */
    public synchronized void cutPowerBefore(int operation) {
        powerUntil = operation;
    }

    /** Calls this before each operation from now on. */
    public synchronized void failing(Fault next) {
        fault = next;
    }

    /** The most bytes that all files together may have. */
    public synchronized void haveRoomFor(long bytes) {
        room = bytes;
    }

    /** Forces have no effect from now on, as on a disk that ignores them. */
    public synchronized void lie() {
        honestUntil = operations.size();
    }

    /** A possible state of the disk after a power cut after this many operations. No lock is held on it. */
    public synchronized MemoryDisk after(int count, PowerCut.Found found, long seed) {
        var image = before.copy();
        var random = new SplittableRandom(seed);
        var durable = durable(count);
        for (int i = 0; i < count; i++) {
            if (durable[i] || found == PowerCut.Found.EVERYTHING) {
                image.apply(operations.get(i));
            } else if (found == PowerCut.Found.HALF) {
                image.applyPartly(operations.get(i), random);
            }
        }
        return new MemoryDisk(image);
    }

    /** For each operation whether a force followed that covers it. */
    private boolean[] durable(int count) {
        var durable = new boolean[count];
        var forced = new HashSet<Object>();
        for (int i = count - 1; i >= 0; i--) {
            var operation = operations.get(i);
            boolean counts = i < honestUntil;
            if (operation instanceof DiskOperation.Force force && counts) {
                forced.add(force.file());
            } else if (operation instanceof DiskOperation.ForceFolder force && counts) {
                forced.add(force.folder());
            }
            durable[i] = forced.contains(covers(operation));
        }
        return durable;
    }

    /** What has to be forced to make it durable. */
    private static Object covers(DiskOperation operation) {
        if (operation instanceof DiskOperation.Write write) {
            return write.file();
        } else if (operation instanceof DiskOperation.Fill fill) {
            return fill.file();
        } else if (operation instanceof DiskOperation.Cut cut) {
            return cut.file();
        } else if (operation instanceof DiskOperation.Link link) {
            return parent(link.name());
        } else if (operation instanceof DiskOperation.Unlink unlink) {
            return parent(unlink.name());
        } else if (operation instanceof DiskOperation.Rename rename) {
            return parent(rename.to());
        } else if (operation instanceof DiskOperation.MakeFolder made) {
            return parent(made.folder());
        }
        return operation;
    }

    private static Path parent(Path name) {
        return Objects.requireNonNullElse(name.getParent(), name);
    }

    private void perform(DiskOperation operation) throws IOException {
        if (operations.size() >= powerUntil) {
            throw new PowerCut(operations.size());
        }
        fault.check(operation);
        operations.add(operation);
        now.apply(operation);
    }

    @Override
    public synchronized void makeFolder(Path folder) throws IOException {
        if (!now.isFolder(folder)) {
            if (folder.getParent() != null && !now.isFolder(folder.getParent())) {
                makeFolder(folder.getParent());
            }
            perform(new DiskOperation.MakeFolder(folder));
            perform(new DiskOperation.ForceFolder(parent(folder)));
        }
    }

    @Override
    public synchronized boolean exists(Path file) {
        return now.file(file) != null || now.isFolder(file);
    }

    @Override
    public synchronized List<Path> list(Path folder) {
        return Stream.concat(now.in(folder).stream(), now.foldersIn(folder).stream())
                .sorted()
                .toList();
    }

    @Override
    public synchronized AppendFile append(Path file) throws IOException {
        int number = create(file);
        return new MemoryFile(number);
    }

    private int create(Path file) throws IOException {
        var known = now.file(file);
        if (known != null) {
            return known;
        }
        perform(new DiskOperation.Link(file, ++files));
        perform(new DiskOperation.ForceFolder(parent(file)));
        return files;
    }

    @Override
    public synchronized long length(Path file) throws IOException {
        return content(file).length;
    }

    @Override
    public synchronized InputStream read(Path file, long from) throws IOException {
        var content = content(file);
        return new ByteArrayInputStream(content, (int) Math.min(from, content.length), content.length);
    }

    /** All bytes of a file. */
    public synchronized byte[] content(Path file) throws NoSuchFileException {
        var number = now.file(file);
        if (number == null) {
            throw new NoSuchFileException(file.toString());
        }
        return now.content(number);
    }

    @Override
    public synchronized void replace(Path file, byte[] content) throws IOException {
        var next = parent(file).resolve(".next-" + ++temporaries);
        int number = ++files;
        perform(new DiskOperation.Link(next, number));
        try {
            write(number, content);
            perform(new DiskOperation.Force(number));
            perform(new DiskOperation.Rename(next, file));
            perform(new DiskOperation.ForceFolder(parent(file)));
        } catch (IOException e) {
            now.apply(new DiskOperation.Unlink(next));
            throw e;
        }
    }

    @Override
    public synchronized void remove(Path file) throws IOException {
        if (now.file(file) != null) {
            perform(new DiskOperation.Unlink(file));
        }
    }

    @Override
    public synchronized void rename(Path from, Path to) throws IOException {
        perform(new DiskOperation.Rename(from, to));
        perform(new DiskOperation.ForceFolder(parent(to)));
    }

    @Override
    public synchronized Optional<Stamp> stamp(Path file) {
        return Optional.ofNullable(now.file(file))
                .map(number -> new Stamp("" + number, "" + versions.getOrDefault(number, 0L)));
    }

    @Override
    public synchronized Optional<HeldLock> lock(Path file) throws IOException {
        if (!locked.add(file)) {
            return Optional.empty();
        }
        create(file);
        return Optional.of(() -> unlock(file));
    }

    private synchronized void unlock(Path file) {
        locked.remove(file);
    }

    /** Writes as much as fits, like a real disk. */
    private synchronized void write(int file, byte[] bytes) throws IOException {
        int fits = (int) Math.min(bytes.length, left());
        if (fits > 0) {
            perform(new DiskOperation.Write(file, now.length(file), Arrays.copyOf(bytes, fits)));
            versions.merge(file, 1L, Long::sum);
        }
        if (fits < bytes.length) {
            throw new DiskFullException("no space left in memory");
        }
    }

    @Override
    public synchronized long usableSpace(Path folder) {
        return left();
    }

    private long left() {
        return room == Long.MAX_VALUE ? room : Math.max(0, room - now.size());
    }

    @Override
    public synchronized void reserve(Path file, long bytes) throws IOException {
        int number = create(file);
        long missing = bytes - now.length(number);
        if (missing > 0) {
            perform(new DiskOperation.Fill(number, (int) Math.min(missing, left())));
        }
        if (now.length(number) < bytes) {
            throw new DiskFullException("no space left in memory");
        }
    }

    private final class MemoryFile implements AppendFile {
        private final int number;

        private MemoryFile(int number) {
            this.number = number;
        }

        @Override
        public long length() {
            synchronized (MemoryDisk.this) {
                return now.length(number);
            }
        }

        @Override
        public void write(byte[] bytes) throws IOException {
            MemoryDisk.this.write(number, bytes);
        }

        @Override
        public void force() throws IOException {
            synchronized (MemoryDisk.this) {
                perform(new DiskOperation.Force(number));
            }
        }

        @Override
        public void cut(long length) throws IOException {
            synchronized (MemoryDisk.this) {
                perform(new DiskOperation.Cut(number, (int) length));
                versions.merge(number, 1L, Long::sum);
            }
        }

        @Override
        public void close() {}
    }
}
