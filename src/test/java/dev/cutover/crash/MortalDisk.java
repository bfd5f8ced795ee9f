package dev.cutover.crash;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;

import dev.cutover.journal.disk.AppendFile;
import dev.cutover.journal.disk.Disk;
import dev.cutover.journal.disk.FileDisk;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The real disk, on which the whole process dies at a chosen operation, as by {@code kill -9}: before a write, after
 * it, or after a force. Acknowledged events are noted in a separate file, after the force and before the caller
 * continues. Thread-safe.
 */
public final class MortalDisk implements Disk {
    private final Disk disk = new FileDisk();
    private final Wish wish;
    private final AtomicInteger points = new AtomicInteger();

    /**
     * When to die, and what to do wrong until then.
     *
     * @param point the number of the point, counted from 1; 0 for never
     * @param once nor before this file is there; the first point after that if {@code point} is 0
     * @param acknowledged where to write down what was acknowledged
     * @param hang whether to stand still for ever instead, as a runner does that waits for something
     * @param late whether a write waits for the next force: as if effects came before their intents
     */
    public record Wish(int point, Optional<Path> once, Path acknowledged, boolean hang, boolean late) {}

    public MortalDisk(Wish wish) {
        this.wish = wish;
    }

    /** How many points there were so far. */
    public int points() {
        return points.get();
    }

    private void point() {
        int number = points.incrementAndGet();
        boolean due = wish.once().map(Files::exists).orElse(wish.point() > 0);
        if (due && (wish.point() == 0 || number == wish.point())) {
            die();
        }
    }

    private void die() {
        String me = Long.toString(ProcessHandle.current().pid());
        try {
            if (wish.hang()) {
                Files.writeString(wish.acknowledged().resolveSibling("hanging"), me, US_ASCII);
            } else {
                new ProcessBuilder("sh", "-c", "kill -9 \"$0\"", me).inheritIO().start();
            }
            new CountDownLatch(1).await();
        } catch (IOException | InterruptedException e) {
            throw new AssertionError("could not die", e);
        }
    }

    @Override
    public void makeFolder(Path folder) throws IOException {
        boolean isNew = !disk.exists(folder);
        change(isNew, () -> disk.makeFolder(folder));
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
        boolean isNew = !disk.exists(file);
        if (isNew) {
            point();
        }
        var opened = disk.append(file);
        if (isNew) {
            point();
        }
        return new MortalFile(file, opened);
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
        change(true, () -> disk.replace(file, content));
    }

    /** Written on a thread of its own, and relied on by nobody: no moment to die at. */
    @Override
    public void cache(Path file, byte[] content) throws IOException {
        disk.cache(file, content);
    }

    @Override
    public void reserve(Path file, long bytes) throws IOException {
        change(!disk.exists(file), () -> disk.reserve(file, bytes));
    }

    @Override
    public void remove(Path file) throws IOException {
        change(true, () -> {
            if (disk.exists(file)) {
                leaves(file, "-");
            }
            disk.remove(file);
        });
    }

    @Override
    public void rename(Path from, Path to) throws IOException {
        change(true, () -> {
            leaves(from, to.toString());
            disk.rename(from, to);
        });
    }

    /** Written down before it happens: until then the file has its old name. */
    private void leaves(Path file, String to) throws IOException {
        Files.writeString(wish.acknowledged(), file + " to " + to + "\n", US_ASCII, CREATE, APPEND);
    }

    @Override
    public Optional<Stamp> stamp(Path file) {
        return disk.stamp(file);
    }

    @Override
    public Optional<HeldLock> lock(Path file) throws IOException {
        var lock = disk.lock(file);
        point();
        return lock;
    }

    /** Something that a disk does. */
    private interface Change {
        void make() throws IOException;
    }

    private void change(boolean counts, Change change) throws IOException {
        if (counts) {
            point();
        }
        change.make();
        if (counts) {
            point();
        }
    }

    private final class MortalFile implements AppendFile {
        private final Path name;
        private final AppendFile file;
        private final ByteArrayOutputStream unforced = new ByteArrayOutputStream();
        private final ByteArrayOutputStream heldBack = new ByteArrayOutputStream();
        private long told;

        private MortalFile(Path name, AppendFile file) throws IOException {
            this.name = name;
            this.file = file;
            this.told = file.length();
        }

        @Override
        public long length() throws IOException {
            return file.length() + heldBack.size();
        }

        @Override
        public void write(byte[] bytes) throws IOException {
            point();
            if (wish.late()) {
                file.write(heldBack.toByteArray());
                heldBack.reset();
                heldBack.writeBytes(bytes);
            } else {
                file.write(bytes);
            }
            unforced.writeBytes(bytes);
            point();
        }

        @Override
        public void force() throws IOException {
            file.force();
            acknowledge();
            point();
        }

        private void acknowledge() throws IOException {
            String line = name + " " + told + " " + Base64.getEncoder().encodeToString(unforced.toByteArray()) + "\n";
            told += unforced.size();
            unforced.reset();
            Files.writeString(wish.acknowledged(), line, US_ASCII, CREATE, APPEND);
        }

        @Override
        public void cut(long length) throws IOException {
            change(true, () -> file.cut(length));
            told = length;
        }

        @Override
        public void close() throws IOException {
            file.write(heldBack.toByteArray());
            heldBack.reset();
            file.close();
        }
    }
}
