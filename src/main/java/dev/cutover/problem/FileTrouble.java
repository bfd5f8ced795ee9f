package dev.cutover.problem;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;

/**
 * Explains why a file could not be used: the message of Java's exceptions is often only the file's name. Stateless and
 * thread-safe.
 */
public final class FileTrouble {
    private FileTrouble() {}

    /** Such as {@code /srv/x: permission denied}. */
    public static String words(IOException e) {
        if (e instanceof FileSystemException trouble && trouble.getReason() == null) {
            return trouble.getFile() + ": " + what(trouble);
        }
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }

    /** The same in a sentence that has named the file already, such as {@code permission denied}. */
    public static String words(IOException e, Path named) {
        String all = words(e);
        if (all.startsWith(named + ": ")) {
            return all.substring(named.toString().length() + 2);
        }
        return all.startsWith(named + " is ")
                ? "it" + all.substring(named.toString().length())
                : all;
    }

    private static String what(FileSystemException trouble) {
        if (trouble instanceof AccessDeniedException) {
            return "permission denied";
        } else if (trouble instanceof NoSuchFileException) {
            return "no such file or folder";
        } else if (trouble instanceof NotDirectoryException) {
            return "it is not a folder";
        }
        return trouble instanceof FileAlreadyExistsException ? "it already exists" : "it cannot be used";
    }
}
