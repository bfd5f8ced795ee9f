package dev.cutover.journal.disk;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The operating system's lock on a file that is never opened for anything else.
 *
 * <p>Such a lock belongs to the process, and closing <em>any</em> channel of the file releases it. So the process must
 * know which files it has locked before it opens one: this is why the set is static. Thread-safe.
 */
final class ProcessLock implements Disk.HeldLock {
    private static final Set<Path> LOCKED = ConcurrentHashMap.newKeySet();

    private final Path file;
    private final FileChannel channel;

    private ProcessLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    static Optional<Disk.HeldLock> tryLock(Path file, FileAttribute<?> permissions) throws IOException {
        var folder = file.toAbsolutePath().getParent();
        var real = folder == null ? file : folder.toRealPath().resolve(file.getFileName());
        if (!LOCKED.add(real)) {
            return Optional.empty();
        }
        Optional<Disk.HeldLock> lock = Optional.empty();
        try {
            lock = open(real, permissions);
        } finally {
            if (lock.isEmpty()) {
                LOCKED.remove(real);
            }
        }
        return lock;
    }

    private static Optional<Disk.HeldLock> open(Path file, FileAttribute<?> permissions) throws IOException {
        boolean locked = false;
        var channel = FileChannel.open(file, Set.of(CREATE, WRITE, NOFOLLOW_LINKS), permissions);
        try {
            locked = channel.tryLock() != null;
            return locked ? Optional.of(new ProcessLock(file, channel)) : Optional.empty();
        } catch (OverlappingFileLockException e) {
            return Optional.empty();
        } finally {
            if (!locked) {
                channel.close();
            }
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            // The lock ends with the process at the latest; there is nothing better to do.
            return;
        } finally {
            LOCKED.remove(file);
        }
    }
}
