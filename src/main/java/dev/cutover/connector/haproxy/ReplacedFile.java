package dev.cutover.connector.haproxy;

import dev.cutover.connector.haproxy.socket.RealPath;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A file that is replaced as a whole, so that whoever reads it finds either the old or the new text. It keeps its mode,
 * and its owner and group where this user may give them away; a link to it stays a link. Immutable; one thread at a
 * time may write.
 */
record ReplacedFile(Path path) {
    private static final System.Logger LOG = System.getLogger(ReplacedFile.class.getName());
    private static final String TEMPORARY = ".cutover";
    private static final String SUPERUSER = "root";
    private static final int STICKY = 01000;

    /** The file itself, without links. */
    private Path real() {
        return RealPath.of(path);
    }

    private static Path folder(Path real) {
        return Objects.requireNonNull(real.getParent(), "a file has a folder");
    }

    byte[] read() throws IOException {
        return Files.readAllBytes(real());
    }

    boolean exists() {
        return Files.exists(real());
    }

    /** Why it cannot be replaced, as far as that can be told without a change; empty if nothing is known. */
    String obstacle() {
        var real = real();
        var folder = folder(real);
        if (!Files.isDirectory(folder)) {
            return "there is no folder " + folder;
        }
        if (!Files.isWritable(folder)) {
            return "a file that replaces " + real + " cannot be made: the folder " + folder + " cannot be written to";
        }
        if (Files.exists(real) && !Files.isReadable(real)) {
            return real + " cannot be read";
        }
        if (Files.exists(real) && isSticky(folder) && !isOwned(real) && !isOwned(folder)) {
            return real + " cannot be replaced: it belongs to another user, and in the folder " + folder
                    + " each user replaces only files of their own";
        }
        return Files.exists(real) && !Files.isRegularFile(real) ? real + " is no file" : "";
    }

    void write(byte[] bytes) throws IOException {
        var real = real();
        // Beside the file: only within a folder is a file replaced at once.
        var temporary = Files.createTempFile(folder(real), "." + real.getFileName(), TEMPORARY);
        try {
            write(temporary, bytes, Files.exists(real) ? real : null);
            Files.move(temporary, real, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            force(folder(real));
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    private static void write(Path temporary, byte[] bytes, @Nullable Path former) throws IOException {
        if (former != null) {
            copyAttributes(former, temporary);
        } else {
            Files.setPosixFilePermissions(temporary, PosixFilePermissions.fromString("rw-r--r--"));
        }
        try (var channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
            var rest = ByteBuffer.wrap(bytes);
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
            channel.force(true);
        }
    }

    private static void copyAttributes(Path former, Path temporary) throws IOException {
        var old = Files.readAttributes(former, PosixFileAttributes.class);
        var view = Files.getFileAttributeView(temporary, PosixFileAttributeView.class);
        var now = view.readAttributes();
        if (!now.group().equals(old.group())) {
            give(() -> view.setGroup(old.group()));
        }
        if (!now.owner().equals(old.owner())) {
            give(() -> view.setOwner(old.owner()));
        }
        view.setPermissions(old.permissions());
    }

    private interface Gift {
        void give() throws IOException;
    }

    /** Only the superuser may give a file to another user; a weight that is kept matters more than whose file it is. */
    private static void give(Gift gift) {
        try {
            gift.give();
        } catch (IOException refused) {
            LOG.log(System.Logger.Level.DEBUG, "a file has another owner or group than before", refused);
        }
    }

    /** Whether only its owner may replace a file in this folder. */
    private static boolean isSticky(Path folder) {
        try {
            return Files.getAttribute(folder, "unix:mode") instanceof Integer mode && (mode & STICKY) != 0;
        } catch (IOException unknown) {
            return false;
        }
    }

    /** Whether it belongs to this user, who may be the superuser. */
    private static boolean isOwned(Path file) {
        String user = System.getProperty("user.name", "");
        try {
            return user.equals(SUPERUSER) || Files.getOwner(file).getName().equals(user);
        } catch (IOException unknown) {
            return true;
        }
    }

    private static void force(Path folder) throws IOException {
        try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    /** Why a file could not be read or written, for people. */
    static String reason(Path path, IOException e) {
        if (e instanceof NoSuchFileException) {
            return "there is no file " + path;
        }
        return e instanceof AccessDeniedException
                ? "the permission to change " + path + " is denied"
                : path + " cannot be used: " + said(e);
    }

    /** Without the name of the file that was to replace it, which nobody has asked for. */
    private static String said(IOException e) {
        @Nullable String reason = e instanceof FileSystemException fault ? fault.getReason() : e.getMessage();
        return reason == null ? e.getClass().getSimpleName() : reason;
    }
}
