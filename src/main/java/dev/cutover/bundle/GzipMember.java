package dev.cutover.bundle;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/**
 * Compresses to the one form of gzip that an export has: no name, no time, no system. {@link #finish} ends it and
 * leaves the stream below open. Not thread-safe.
 */
final class GzipMember extends OutputStream {
    static final int TRAILER = 8;
    private static final byte[] HEADER = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, (byte) 0xff};
    private static final int PIECE = 1 << 16;

    private final OutputStream below;
    private final Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
    private final DeflaterOutputStream out;
    private final CRC32 crc = new CRC32();
    private long length;

    GzipMember(OutputStream below) throws IOException {
        this.below = below;
        this.out = new DeflaterOutputStream(below, deflater, PIECE);
        below.write(HEADER);
    }

    static byte[] header() {
        return HEADER.clone();
    }

    static byte[] trailer(CRC32 crc, long length) {
        return ByteBuffer.allocate(TRAILER)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt((int) crc.getValue())
                .putInt((int) length)
                .array();
    }

    @Override
    public void write(int one) throws IOException {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int count) throws IOException {
        out.write(bytes, from, count);
        crc.update(bytes, from, count);
        length += count;
    }

    void finish() throws IOException {
        out.finish();
        below.write(trailer(crc, length));
    }

    /** Gives the memory of the compression back, whether it was finished or not. */
    @Override
    public void close() {
        deflater.end();
    }
}
