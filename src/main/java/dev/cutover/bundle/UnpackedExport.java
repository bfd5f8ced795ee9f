package dev.cutover.bundle;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cutover.journal.RunVerification.Check;
import dev.cutover.journal.disk.Disk;
import dev.cutover.text.Clean;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * An export that somebody has unpacked. Links in it are not followed, and whatever does not belong to it is named. Not
 * thread-safe.
 */
final class UnpackedExport {
    /** An export has folders within folders, and no more. */
    private static final int DEPTH = 4;

    private final Disk disk;
    private final Path folder;
    private final Map<String, BundledFile> found = new TreeMap<>();
    private Check form = Check.sound("folder", "an export that was unpacked");

    private UnpackedExport(Disk disk, Path folder) {
        this.disk = disk;
        this.folder = folder;
    }

    /** Whether a folder is one. */
    static boolean isAt(Path folder) {
        return Files.isRegularFile(folder.resolve(Manifest.NAME), LinkOption.NOFOLLOW_LINKS);
    }

    /**
     * Reads all files of a folder.
     *
     * @throws UnsoundExport if it is not in the form of an export
     */
    static ExportedFiles read(Disk disk, Path folder) throws IOException {
        return new UnpackedExport(disk, folder).read();
    }

    private ExportedFiles read() throws IOException {
        String text = text(Manifest.NAME, Manifest.LONGEST);
        var manifest = ManifestText.read(text);
        var signature = isThere(Manifest.SIGNATURE)
                ? Optional.of(text(Manifest.SIGNATURE, Manifest.LONGEST_SIGNATURE))
                : Optional.<String>empty();
        if (manifest.signed() && signature.isEmpty()) {
            throw new UnsoundExport("its manifest says that it is signed, and there is no signature");
        }
        try (var all = Files.walk(folder, DEPTH)) {
            for (var file : all.sorted().toList()) {
                look(file);
            }
        }
        var record = folder.resolve(Manifest.RECORD);
        return new ExportedFiles(manifest, text, signature, found, form, record, offset -> disk.read(record, offset));
    }

    private void look(Path file) throws IOException {
        String path = folder.relativize(file).toString().replace('\\', '/');
        if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)
                || path.equals(Manifest.NAME)
                || path.equals(Manifest.SIGNATURE)) {
            return;
        }
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) || !BundledFile.isPath(path)) {
            form = Check.broken("folder", "'" + Clean.line(path) + "' is nothing that an export has");
            return;
        }
        found.put(path, ExportContent.of(path, () -> disk.read(file, 0)).file());
    }

    private boolean isThere(String name) {
        return Files.exists(folder.resolve(name), LinkOption.NOFOLLOW_LINKS);
    }

    private String text(String name, long most) throws IOException {
        var file = folder.resolve(name);
        if (disk.length(file) > most) {
            throw new UnsoundExport(name + " is longer than it may be");
        }
        try (var in = disk.read(file, 0)) {
            return new String(in.readAllBytes(), UTF_8);
        }
    }
}
