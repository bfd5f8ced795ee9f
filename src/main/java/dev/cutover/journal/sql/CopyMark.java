package dev.cutover.journal.sql;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cutover.journal.RunFolder;
import dev.cutover.journal.disk.OwnFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HexFormat;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * Distinguishes a database made by this tool from one that came with a folder from elsewhere. H2 runs the triggers of a
 * database when it opens it, so a foreign one is never opened.
 *
 * <p>The mark names the database's place on the disk, and the instant at which the run's lock was made: a foreign
 * folder can contain neither.
 *
 * <p>Each time that the database is closed, a line is added: the file's length and checksum. A killed process leaves
 * half a line, and the first one as it was.
 */
record CopyMark(RunFolder folder, Path database) {

    private Path path() {
        return folder.path().resolve("journal.made");
    }

    /** To be called as soon as the database's file is there. */
    void make() throws IOException {
        Files.deleteIfExists(path());
        new OwnFile(path()).create();
        Files.writeString(path(), current());
    }

    boolean isThere() {
        try {
            return Files.isRegularFile(path(), LinkOption.NOFOLLOW_LINKS)
                    && Files.readString(path(), UTF_8).lines().findFirst().equals(Optional.of(current()));
        } catch (IOException e) {
            return false;
        }
    }

    /** To be called when the database has been closed. Nobody may have it open: its lock would be lost. */
    void noteClosed() throws IOException {
        Files.writeString(path(), "\n" + content(), StandardOpenOption.APPEND);
    }

    /** Whether the file is what it was when it was closed. Nobody of this process may have it open. */
    boolean isAsItWasClosed() throws IOException {
        var lines = Files.readAllLines(path(), UTF_8);
        return lines.size() > 1 && lines.get(lines.size() - 1).equals(content());
    }

    private String content() throws IOException {
        // Against damage, not against tampering: the first line protects against that.
        var checksum = new CRC32C();
        long length = 0;
        try (var in = Files.newInputStream(database, LinkOption.NOFOLLOW_LINKS)) {
            var part = new byte[64 * 1024];
            for (int read = in.read(part); read >= 0; read = in.read(part)) {
                checksum.update(part, 0, read);
                length += read;
            }
        }
        return length + " " + HexFormat.of().toHexDigits((int) checksum.getValue());
    }

    private String current() throws IOException {
        return new OwnFile(database).place(folder.lock());
    }
}
