package dev.cutover.history.index;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cutover.journal.disk.Disk;
import dev.cutover.journal.disk.OwnFile;
import dev.cutover.journal.sql.JournalDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The file of the index, and who may open it. H2 runs the triggers of a database as it opens it, so one that came with
 * a folder from elsewhere is never opened: the mark beside it names the file's place on this disk, and when the lock
 * was made. One that was not closed, because its process died, is not trusted either.
 *
 * @param root the home
 */
record IndexFile(Path root, Disk disk) {
    private static final String NAME = "history";

    private static final int TRIES = 20;
    private static final long BETWEEN_MILLIS = 10;

    Path path() {
        return root.resolve(NAME + ".mv.db");
    }

    /** The same as H2 is told it: without its extension. */
    Path name() {
        return root.resolve(NAME);
    }

    /** Why it was not used, in a line for people. */
    String inUse() {
        return path().getFileName() + " is in use by another process; the records were read instead";
    }

    /** The same of another reason. */
    String unusable(Exception e) {
        return path() + " cannot be kept up to date (" + JournalDatabase.firstLine(e)
                + "); the records were read instead";
    }

    private Path mark() {
        return root.resolve(NAME + ".made");
    }

    private Path lockFile() {
        return root.resolve(NAME + ".lock");
    }

    /** The right to open it; empty if another process keeps it for a fifth of a second. */
    Optional<Disk.HeldLock> lock() throws IOException {
        var lock = disk.lock(lockFile());
        for (int i = 0; i < TRIES && lock.isEmpty(); i++) {
            pause();
            lock = disk.lock(lockFile());
        }
        return lock;
    }

    private static void pause() {
        try {
            if (new CountDownLatch(1).await(BETWEEN_MILLIS, TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException("nobody counts it down");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    boolean isThere() {
        return Files.exists(path(), LinkOption.NOFOLLOW_LINKS);
    }

    /** Whether this tool made it here, and closed it. */
    boolean isSound() {
        try {
            return Files.isRegularFile(mark(), LinkOption.NOFOLLOW_LINKS)
                    && Files.readString(mark(), UTF_8).equals(current());
        } catch (IOException e) {
            return false;
        }
    }

    /** Makes an empty file for H2, which would let others read one that it made itself. */
    void make() throws IOException {
        Files.deleteIfExists(mark());
        if (isThere()) {
            Files.move(path(), root.resolve(path().getFileName() + ".broken"), StandardCopyOption.REPLACE_EXISTING);
        }
        new OwnFile(path()).create();
    }

    /** To be called before it is written: until it is closed it does not count as sound. */
    void noteOpened() throws IOException {
        Files.deleteIfExists(mark());
    }

    /** To be called when it has been closed. */
    void noteClosed() throws IOException {
        new OwnFile(mark()).create();
        Files.writeString(mark(), current(), StandardOpenOption.TRUNCATE_EXISTING);
    }

    private String current() throws IOException {
        var attributes = Files.readAttributes(path(), BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        return new OwnFile(path()).place(lockFile()) + "\n" + attributes.size() + " " + attributes.lastModifiedTime();
    }
}
