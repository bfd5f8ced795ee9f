package dev.cutover.journal.sql;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cutover.journal.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Tells a database that was made here from one that came with a folder from elsewhere. H2 runs what is in a database's
 * triggers when it opens it, so one from elsewhere is never opened.
 *
 * <p>The mark names the database's place on the disk, and the instant at which the run's lock was made: who packs a
 * folder for others can foresee neither.
 */
record CopyMark(RunFolder folder, Path database) {

    private Path path() {
        return folder.path().resolve("journal.made");
    }

    /** To be called as soon as the database's file is there. */
    void make() throws IOException {
        Files.deleteIfExists(path());
        Files.createFile(path(), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(path(), current());
    }

    boolean isThere() {
        try {
            return Files.isRegularFile(path(), LinkOption.NOFOLLOW_LINKS)
                    && Files.readString(path(), UTF_8).equals(current());
        } catch (IOException e) {
            return false;
        }
    }

    private String current() throws IOException {
        var place = Files.readAttributes(database, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        return place.fileKey() + " "
                + Files.getAttribute(folder.lock(), "unix:ino", LinkOption.NOFOLLOW_LINKS) + " "
                + Files.getAttribute(folder.lock(), "unix:ctime", LinkOption.NOFOLLOW_LINKS);
    }
}
