package dev.cutover.reconcile.store.disk;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * A small file that is there as it was written, or is not there: it is put in place in one step and ends with its
 * checksum. Not thread-safe.
 */
public final class WholeFile {
    private final Path file;

    public WholeFile(Path file) {
        this.file = file;
    }

    /** What to write. */
    @FunctionalInterface
    public interface Content {
        void write(DataOutput out) throws IOException;
    }

    /** What to make of it. */
    @FunctionalInterface
    public interface Reader<T> {
        T read(DataInput in) throws IOException;
    }

    public void replace(Content content) throws IOException {
        var bytes = new ByteArrayOutputStream();
        var out = new DataOutputStream(bytes);
        content.write(out);
        var sum = new CRC32C();
        sum.update(bytes.toByteArray());
        out.writeLong(sum.getValue());
        var written = ByteBuffer.wrap(bytes.toByteArray());
        var beside = file.resolveSibling(file.getFileName() + ".new");
        try (var channel = PrivateFiles.create(beside)) {
            while (written.hasRemaining()) {
                channel.write(written);
            }
        }
        Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Empty if it is not there or is not as it was written. */
    public <T> Optional<T> read(Reader<T> reader) throws IOException {
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(file);
        } catch (NoSuchFileException absent) {
            return Optional.empty();
        }
        int length = bytes.length - Long.BYTES;
        if (length < 0) {
            return Optional.empty();
        }
        var sum = new CRC32C();
        sum.update(bytes, 0, length);
        if (sum.getValue() != ByteBuffer.wrap(bytes).getLong(length)) {
            return Optional.empty();
        }
        return Optional.of(reader.read(new DataInputStream(new ByteArrayInputStream(bytes, 0, length))));
    }
}
