package dev.cutover.bundle;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;

/**
 * Reads what {@link GzipMember} wrote, and accepts nothing else: no other header, no second member, nothing after it.
 * Not thread-safe.
 */
final class GzipReading extends InflaterInputStream {
    private static final int PIECE = 1 << 16;

    private final CRC32 crc = new CRC32();
    private long length;
    private boolean checked;

    GzipReading(InputStream in) throws IOException {
        super(in, new Inflater(true), PIECE);
        if (!Arrays.equals(in.readNBytes(GzipMember.header().length), GzipMember.header())) {
            inf.end();
            throw new UnsoundExport("it does not begin as an export does");
        }
    }

    @Override
    public int read(byte[] bytes, int from, int count) throws IOException {
        int read = inflated(bytes, from, count);
        if (read > 0) {
            crc.update(bytes, from, read);
            length += read;
        } else if (read < 0 && !checked) {
            checked = true;
            checkEnd();
        }
        return read;
    }

    private int inflated(byte[] bytes, int from, int count) throws IOException {
        try {
            return super.read(bytes, from, count);
        } catch (ZipException | java.io.EOFException e) {
            throw new UnsoundExport("it cannot be decompressed: it was cut off or changed");
        }
    }

    private void checkEnd() throws IOException {
        int buffered = inf.getRemaining();
        var rest = new byte[buffered];
        System.arraycopy(buf, len - buffered, rest, 0, buffered);
        var more = in.readNBytes(GzipMember.TRAILER + 1);
        var all = Arrays.copyOf(rest, buffered + more.length);
        System.arraycopy(more, 0, all, buffered, more.length);
        if (!Arrays.equals(all, GzipMember.trailer(crc, length))) {
            throw new UnsoundExport("its compressed content does not end with its checksum");
        }
    }

    @Override
    public void close() throws IOException {
        inf.end();
        super.close();
    }
}
