package dev.cutover.journal.disk;

import java.io.IOException;

/** A file that grows at its end. Not thread-safe. */
public interface AppendFile extends AutoCloseable {

    long length() throws IOException;

    /** Writes at the end. If it fails, any part of the bytes may be there. */
    void write(byte[] bytes) throws IOException;

    /** Makes all that was written durable. If it fails, the state is unknown; a second call does not clear it up. */
    void force() throws IOException;

    /** Shortens the file. */
    void cut(long length) throws IOException;

    @Override
    void close() throws IOException;
}
