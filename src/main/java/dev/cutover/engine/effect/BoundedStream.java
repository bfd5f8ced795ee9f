package dev.cutover.engine.effect;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A stream that fails with an error after a given number of bytes. Not thread-safe. */
final class BoundedStream extends FilterInputStream {
    private final String name;
    private final long most;
    private long read;

    BoundedStream(String name, InputStream in, long most) {
        super(in);
        this.name = name;
        this.most = most;
    }

    @Override
    public int read() throws IOException {
        int one = super.read();
        count(one < 0 ? 0 : 1);
        return one;
    }

    @Override
    public int read(byte[] to, int offset, int length) throws IOException {
        int count = super.read(to, offset, length);
        count(Math.max(0, count));
        return count;
    }

    private void count(int more) throws IOException {
        read += more;
        if (read > most) {
            throw new IOException(
                    "the evidence " + name + " is larger than " + most + " bytes; nothing of it was kept");
        }
    }
}
