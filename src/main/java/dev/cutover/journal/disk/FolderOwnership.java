package dev.cutover.journal.disk;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;

/** Refuses folders that another user can change. Stateless. */
final class FolderOwnership {
    /**
     * Throws {@link JournalException} unless the folder is a real one, of this user, and nobody else may write to it.
     */
    void require(Path folder) throws IOException {
        var attributes = Files.readAttributes(folder, PosixFileAttributes.class, NOFOLLOW_LINKS);
        if (!attributes.isDirectory()) {
            throw new JournalException(
                    folder + " is not a folder", "symbolic links are not followed here; name the folder itself");
        }
        long other = ((Number) Files.getAttribute(folder, "unix:uid", NOFOLLOW_LINKS)).longValue();
        if (other != new UnixSystem().getUid()) {
            throw new JournalException(
                    folder + " belongs to " + attributes.owner().getName() + ", not to the current user",
                    "run it as " + attributes.owner().getName() + ", or set CUTOVER_HOME to a folder of your own");
        }
        var permissions = attributes.permissions();
        if (permissions.contains(PosixFilePermission.GROUP_WRITE)
                || permissions.contains(PosixFilePermission.OTHERS_WRITE)) {
            throw new JournalException("others may write to " + folder, "chmod go-w " + folder);
        }
    }
}
