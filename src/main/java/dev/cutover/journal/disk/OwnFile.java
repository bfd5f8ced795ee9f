package dev.cutover.journal.disk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;

/** A file that this tool makes for its user alone, and knows again. Immutable. */
public record OwnFile(Path path) {

    /** Makes it, empty; nobody else can read it at any time. Fails if it is there. */
    public void create() throws IOException {
        Files.createFile(path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }

    /**
     * Where it is on this disk, and when a lock beside it was made. A folder from elsewhere can contain neither, so
     * that a note of both tells a file that was made here.
     */
    public String place(Path lock) throws IOException {
        var attributes = Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        return attributes.fileKey() + " "
                + Files.getAttribute(lock, "unix:ino", LinkOption.NOFOLLOW_LINKS) + " "
                + Files.getAttribute(lock, "unix:ctime", LinkOption.NOFOLLOW_LINKS);
    }
}
