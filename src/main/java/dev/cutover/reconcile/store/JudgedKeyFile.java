package dev.cutover.reconcile.store;

import dev.cutover.reconcile.store.disk.PrivateFiles;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * A file of judged keys. It is there only when it was written to its end, and is readable to the user alone. It is made
 * when the first key is added, or when it is put in place. Not thread-safe.
 */
public final class JudgedKeyFile implements AutoCloseable {
    /** In the place of the length of a key, after the last one. */
    private static final int END = -1;

    private static final int BUFFER = 32 << 10;

    private final Path file;
    private final CRC32C sum = new CRC32C();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private @Nullable DataOutputStream out;

    private JudgedKeyFile(Path file) {
        this.file = file;
    }

    /** Begins to write a file; an earlier one of that name stays until the new one is complete. */
    public static JudgedKeyFile create(Path file) {
        return new JudgedKeyFile(file);
    }

    private static Path beside(Path file) {
        return file.resolveSibling(file.getFileName() + ".new");
    }

    private DataOutputStream out() throws IOException {
        if (out == null) {
            var channel = Channels.newOutputStream(PrivateFiles.create(beside(file)));
            out = new DataOutputStream(new BufferedOutputStream(channel, BUFFER));
        }
        return out;
    }

    public void add(JudgedKey key) throws IOException {
        bytes.reset();
        key.write(new DataOutputStream(bytes));
        byte[] written = bytes.toByteArray();
        sum.update(written);
        var to = out();
        to.writeInt(written.length);
        to.write(written);
    }

    /** Puts the file in place. Closing without it drops what was written. */
    public void complete() throws IOException {
        try (var to = out()) {
            to.writeInt(END);
            to.writeLong(sum.getValue());
        }
        out = null;
        Files.move(beside(file), file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public void close() throws IOException {
        if (out != null) {
            out.close();
            out = null;
            Files.deleteIfExists(beside(file));
        }
    }

    /**
     * Passes on all keys, in the order of writing; none if the file is not there.
     *
     * @throws IOException if it cannot be read or is broken
     */
    public static void read(Path file, JudgedKeySink sink) throws IOException, InterruptedException {
        var sum = new CRC32C();
        try (var in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file), BUFFER))) {
            for (int length = in.readInt(); length != END; length = in.readInt()) {
                byte[] bytes = in.readNBytes(length);
                sum.update(bytes);
                sink.judged(JudgedKey.read(new DataInputStream(new ByteArrayInputStream(bytes))));
            }
            if (in.readLong() != sum.getValue()) {
                throw new IOException(file + " is not as it was written");
            }
        } catch (NoSuchFileException none) {
            return;
        } catch (EOFException | IllegalArgumentException broken) {
            throw new IOException(file + " is not as it was written", broken);
        }
    }
}
