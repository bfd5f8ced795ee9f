package dev.cutover.bundle;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cutover.journal.RunVerification.Check;
import dev.cutover.journal.Sha256;
import dev.cutover.text.Clean;
import dev.cutover.text.Counted;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * An export that is read where it lies: nothing is unpacked, so nothing can be written to a wrong place and nothing is
 * left behind. Every header must be exactly the one that the manifest leads to. A file may have been made by anybody:
 * only the manifest, its signature and the record are held in memory, each up to a limit, and everything else passes
 * through in pieces; the work is bounded by the length of the file, of which a byte unpacks to some thousand at most.
 * Not thread-safe.
 */
final class PackedExport {
    /** Some millions of events. */
    static final long LONGEST_RECORD = 1L << 29;

    private static final int PIECE = 1 << 16;

    private final InputStream tar;
    private final Map<String, BundledFile> found = new HashMap<>();
    private final Manifest manifest;
    private final String text;
    private final Optional<String> signature;
    private final long modified;
    private byte[] record = {};

    private PackedExport(InputStream tar) throws IOException {
        this.tar = tar;
        var first = TarHeader.read(tar.readNBytes(TarHeader.BLOCK));
        if (!first.path().equals(Manifest.NAME)) {
            throw new UnsoundExport("it does not begin with the manifest of an export");
        }
        this.modified = first.modified();
        this.text = text("its manifest", first.size(), Manifest.LONGEST);
        this.manifest = ManifestText.read(text);
        var subject = manifest.subject();
        if (!first.folder().equals(subject.run().value())
                || modified != subject.recorded().getEpochSecond()) {
            throw new UnsoundExport("its manifest is of another run than its first header");
        }
        this.signature = manifest.signed() ? Optional.of(signature()) : Optional.empty();
    }

    /**
     * Reads an archive from its beginning to its end.
     *
     * @throws UnsoundExport if it is not in the form of an export
     */
    static ExportedFiles read(Path file) throws IOException {
        try (var sealed = SealedFile.open(file);
                var tar = new GzipReading(sealed.content())) {
            var packed = new PackedExport(tar);
            packed.readFiles();
            return new ExportedFiles(
                    packed.manifest,
                    packed.text,
                    packed.signature,
                    packed.found,
                    Check.sound("archive", "whole and in the form of an export; SHA-256 " + sealed.sha256()),
                    file.resolve(Manifest.RECORD),
                    packed::record);
        }
    }

    private void readFiles() throws IOException {
        var sums = ManifestText.sums(manifest, text);
        readFile(new BundledFile(Manifest.SUMS, sums.length, Sha256.hex(sums)));
        for (var expected : manifest.files()) {
            readFile(expected);
        }
        var end = tar.readNBytes(2 * TarHeader.BLOCK);
        if (!Arrays.equals(end, new byte[2 * TarHeader.BLOCK])) {
            throw new UnsoundExport("after the last file of its manifest there is " + named(end));
        }
        if (tar.read() >= 0) {
            throw new UnsoundExport("something follows its end");
        }
    }

    private void readFile(BundledFile expected) throws IOException {
        readHeader(expected.path(), expected.size());
        boolean isRecord = expected.path().equals(Manifest.RECORD);
        if (isRecord) {
            record = whole(expected.path(), expected.size(), LONGEST_RECORD);
        }
        String sha256 = isRecord ? Sha256.hex(record) : digest(expected);
        readPadding(expected.size());
        found.put(expected.path(), new BundledFile(expected.path(), expected.size(), sha256));
    }

    private String digest(BundledFile expected) throws IOException {
        var sha256 = Sha256.begin();
        long left = expected.size();
        while (left > 0) {
            var piece = tar.readNBytes((int) Math.min(left, PIECE));
            if (piece.length == 0) {
                throw new UnsoundExport("it ends within " + expected.path());
            }
            sha256.update(piece);
            left -= piece.length;
        }
        return Sha256.hex(sha256);
    }

    private String signature() throws IOException {
        var block = tar.readNBytes(TarHeader.BLOCK);
        var header = TarHeader.read(block);
        if (!header.equals(header(Manifest.SIGNATURE, header.size()))) {
            throw new UnsoundExport("its manifest says that it is signed, and there is no signature");
        }
        return text(Manifest.SIGNATURE, header.size(), Manifest.LONGEST_SIGNATURE);
    }

    private TarHeader header(String path, long size) {
        return new TarHeader(manifest.subject().run().value(), path, size, modified);
    }

    private void readHeader(String path, long size) throws IOException {
        var block = tar.readNBytes(TarHeader.BLOCK);
        if (!Arrays.equals(block, header(path, size).bytes())) {
            throw new UnsoundExport("where its manifest has the file " + path + " of " + Counted.of(size, "byte")
                    + ", there is " + named(block));
        }
    }

    /** What stands in the place of a header. */
    private static String named(byte[] block) {
        if (block.length < TarHeader.BLOCK) {
            return "its end";
        }
        String name = Clean.line(TarHeader.nameIn(Arrays.copyOf(block, TarHeader.BLOCK)));
        return name.isEmpty() ? "nothing" : "'" + name + "', or another header than an export has";
    }

    private String text(String what, long size, long most) throws IOException {
        var bytes = whole(what, size, most);
        readPadding(size);
        return new String(bytes, UTF_8);
    }

    private byte[] whole(String what, long size, long most) throws IOException {
        if (size > most) {
            throw new UnsoundExport(
                    what + " has " + size + " bytes, more than an export may have there (" + most + ")");
        }
        var bytes = tar.readNBytes((int) size);
        if (bytes.length < size) {
            throw new UnsoundExport("it ends within " + what);
        }
        return bytes;
    }

    private void readPadding(long size) throws IOException {
        var expected = new byte[TarHeader.padding(size)];
        var zeros = tar.readNBytes(expected.length);
        if (zeros.length < expected.length) {
            throw new UnsoundExport("it ends within its files");
        }
        if (!Arrays.equals(zeros, expected)) {
            throw new UnsoundExport("there is something between two of its files");
        }
    }

    private InputStream record(long offset) {
        int from = (int) Math.min(offset, record.length);
        return new ByteArrayInputStream(record, from, record.length - from);
    }
}
