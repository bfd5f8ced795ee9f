package dev.cutover.history.index;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cutover.journal.disk.Disk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
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
    static final String IN_USE = " is in use by another process; the records were read instead";

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

    /** In a line for people. */
    String unusable(Exception e) {
        String why = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
        return path() + " cannot be kept up to date (" + why + "); the records were read instead";
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
                    && Files.readString(mark(), UTF_8).equals(place() + "\n" + state());
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
        Files.createFile(path(), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }

    /** To be called before it is written: until it is closed it does not count as sound. */
    void noteOpened() throws IOException {
        Files.deleteIfExists(mark());
    }

    /** To be called when it has been closed. */
    void noteClosed() throws IOException {
        Files.createFile(mark(), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(mark(), place() + "\n" + state(), StandardOpenOption.TRUNCATE_EXISTING);
    }

    private String place() throws IOException {
        return attributes().fileKey() + " " + Files.getAttribute(lockFile(), "unix:ino", LinkOption.NOFOLLOW_LINKS)
                + " " + Files.getAttribute(lockFile(), "unix:ctime", LinkOption.NOFOLLOW_LINKS);
    }

    private String state() throws IOException {
        var attributes = attributes();
        return attributes.size() + " " + attributes.lastModifiedTime();
    }

    private BasicFileAttributes attributes() throws IOException {
        return Files.readAttributes(path(), BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    }
}
