package dev.cutover.runlog;

import dev.cutover.journal.disk.OwnFile;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jspecify.annotations.Nullable;

/**
 * Adds texts to a file of bounded size: a full one becomes the older one, whose content is dropped. Nothing is forced
 * to the disk. It writes through a stream and not through a channel, which an interrupted thread would close: calls
 * that take too long are interrupted. Not thread-safe.
 */
final class LogAppender implements AutoCloseable {
    private final Path file;
    private final Path older;
    private final long most;
    private @Nullable OutputStream out;
    private long length;
    private boolean isTorn;

    /**
     * Opens nothing yet.
     *
     * @param older where a full file goes
     * @param most how many bytes make a file full
     */
    LogAppender(Path file, Path older, long most) {
        this.file = file;
        this.older = older;
        this.most = most;
    }

    /** Adds a text that ends with a line's end. */
    void add(String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (out != null && length > 0 && length + bytes.length > most) {
            close();
            Files.move(file, older, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        }
        var open = opened();
        boolean wasTorn = isTorn;
        isTorn = true;
        if (wasTorn) {
            open.write('\n');
            length++;
        }
        open.write(bytes);
        isTorn = false;
        length += bytes.length;
    }

    private OutputStream opened() throws IOException {
        if (out == null) {
            if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
                new OwnFile(file).create();
            } else if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                // Opening a pipe would wait for somebody at its other end.
                throw new IOException(file + " is not a file");
            }
            length = Files.size(file);
            isTorn = isTorn || !endsALine();
            out = new FileOutputStream(file.toFile(), true);
        }
        return out;
    }

    /** A process that was killed may have left a part of a line. */
    private boolean endsALine() throws IOException {
        if (length == 0) {
            return true;
        }
        try (var content = new RandomAccessFile(file.toFile(), "r")) {
            content.seek(length - 1);
            return content.read() == '\n';
        }
    }

    @Override
    public void close() throws IOException {
        var open = out;
        out = null;
        if (open != null) {
            open.close();
        }
    }
}
