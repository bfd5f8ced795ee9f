package dev.cutover.bundle;

import dev.cutover.journal.Sha256;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;

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
        try (var in = new DigestInputStream(source.open(), Sha256.begin())) {
            long size = in.transferTo(OutputStream.nullOutputStream());
            return new ExportContent(new BundledFile(path, size, Sha256.hex(in.getMessageDigest())), source);
        }
    }
}
