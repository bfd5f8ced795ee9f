package dev.cutover.bundle;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A file of an export that was looked at, and can be opened again to be written. Immutable. */
record ExportContent(BundledFile file, Source source) {
    /** Where its bytes come from. */
    @FunctionalInterface
    interface Source {
        InputStream open() throws IOException;
    }

    static ExportContent of(String path, byte[] bytes) {
        var content = bytes.clone();
        return new ExportContent(
                new BundledFile(path, content.length, Sha256.hex(content)), () -> new ByteArrayInputStream(content));
    }

    /** Reads it once, whatever its size, for its size and its digest. */
    static ExportContent of(String path, Source source) throws IOException {
        var sha256 = Sha256.begin();
        long size = 0;
        try (var in = source.open()) {
            var piece = new byte[1 << 16];
            for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
                sha256.update(piece, 0, read);
                size += read;
            }
        }
        return new ExportContent(new BundledFile(path, size, Sha256.hex(sha256)), source);
    }
}
