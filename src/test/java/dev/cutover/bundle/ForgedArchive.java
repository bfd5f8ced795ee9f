package dev.cutover.bundle;

import dev.cutover.journal.Sha256;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.function.UnaryOperator;

/** Exports as somebody makes them who knows all about their form, and has the means to make one. */
final class ForgedArchive {
    private ForgedArchive() {}

    /** The archive in an export. */
    static byte[] tar(Path export) throws IOException {
        var bytes = Files.readAllBytes(export);
        var content = Arrays.copyOf(bytes, bytes.length - ExportSeal.LENGTH);
        try (var in = new GzipReading(new ByteArrayInputStream(content))) {
            return in.readAllBytes();
        }
    }

    /** Packs an archive as an export is packed. */
    static byte[] pack(byte[] tar) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var gzip = new GzipMember(out)) {
            gzip.write(tar);
            gzip.finish();
        }
        return seal(out.toByteArray());
    }

    /** Puts a fitting seal after a content. */
    static byte[] seal(byte[] content) throws IOException {
        MessageDigest digest = Sha256.begin();
        digest.update(content);
        var out = new ByteArrayOutputStream();
        out.write(content);
        out.write(ExportSeal.of(digest));
        return out.toByteArray();
    }

    /** Changes the archive in an export, and packs it anew. */
    static void repack(Path export, UnaryOperator<byte[]> change) throws IOException {
        Files.write(export, pack(change.apply(tar(export))));
    }
}
