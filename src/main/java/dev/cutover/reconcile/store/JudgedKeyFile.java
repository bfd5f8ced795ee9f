package dev.cutover.reconcile.store;

import java.io.IOException;
import java.nio.file.Path;

/**
 * A file of judged keys. It is there only when it was written to its end, and is readable to the user alone. Not
 * thread-safe.
 */
public final class JudgedKeyFile implements AutoCloseable {
    private JudgedKeyFile() {}

    /** Begins to write a file; an earlier one of that name stays until the new one is complete. */
    public static JudgedKeyFile create(Path file) throws IOException {
        throw new UnsupportedOperationException(file.toString());
    }

    public void add(JudgedKey key) throws IOException {
        throw new UnsupportedOperationException();
    }

    /** Puts the file in place. Closing without it drops what was written. */
    public void complete() throws IOException {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() throws IOException {
        throw new UnsupportedOperationException();
    }

    /**
     * Passes on all keys, in the order of writing; none if the file is not there.
     *
     * @throws IOException if it cannot be read or is broken
     */
    public static void read(Path file, JudgedKeySink sink) throws IOException, InterruptedException {
        throw new UnsupportedOperationException();
    }
}
