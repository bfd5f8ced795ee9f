package dev.cutover.bundle;

import dev.cutover.journal.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestOutputStream;

/** Writes the files of an export one after the other, a piece of each at a time. Not thread-safe. */
final class ArchiveWriter implements AutoCloseable {
    private static final int PIECE = 1 << 16;

    private final String folder;
    private final long modified;
    private final DigestOutputStream whole;
    private final GzipMember gzip;

    /**
     * Begins.
     *
     * @param folder the folder that the export unpacks to
     * @param modified the time of all files, in seconds since 1970
     */
    ArchiveWriter(OutputStream out, String folder, long modified) throws IOException {
        this.folder = folder;
        this.modified = modified;
        this.whole = new DigestOutputStream(out, Sha256.begin());
        this.gzip = new GzipMember(whole);
    }

    void add(String path, byte[] content) throws IOException {
        header(path, content.length);
        gzip.write(content);
        pad(content.length);
    }

    /**
     * Adds a file that was looked at before.
     *
     * @throws ChangedMeanwhile if it is not what it was then
     */
    void add(BundledFile file, InputStream content) throws IOException {
        header(file.path(), file.size());
        var sha256 = Sha256.begin();
        long left = file.size();
        for (byte[] piece = next(content, left); piece.length > 0; piece = next(content, left)) {
            sha256.update(piece);
            gzip.write(piece);
            left -= piece.length;
        }
        if (left > 0 || !Sha256.hex(sha256).equals(file.sha256())) {
            throw new ChangedMeanwhile(file.path());
        }
        pad(file.size());
    }

    private static byte[] next(InputStream content, long left) throws IOException {
        return content.readNBytes((int) Math.min(left, PIECE));
    }

    /** Ends the archive. Returns the SHA-256 of the whole file, in hex. */
    String finish() throws IOException {
        gzip.write(new byte[2 * TarHeader.BLOCK]);
        gzip.finish();
        whole.write(ExportSeal.of(whole.getMessageDigest()));
        whole.flush();
        return Sha256.hex(whole.getMessageDigest());
    }

    private void header(String path, long size) throws IOException {
        gzip.write(new TarHeader(folder, path, size, modified).bytes());
    }

    private void pad(long size) throws IOException {
        gzip.write(new byte[TarHeader.padding(size)]);
    }

    @Override
    public void close() {
        gzip.close();
    }

    /** A file was changed while it was exported. */
    static final class ChangedMeanwhile extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final String path;

        ChangedMeanwhile(String path) {
            super(path);
            this.path = path;
        }

        String path() {
            return path;
        }
    }
}
