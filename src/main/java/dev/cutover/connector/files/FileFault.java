package dev.cutover.connector.files;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;

/** Why a file could not be read or written, in words. */
enum FileFault {
    MISSING("it, or its folder, is not there"),
    FORBIDDEN("this user may not: look at the rights of the file and its folder"),
    READ_ONLY("its file system is read-only"),
    FULL("its disk, or the user's share of it, is full: make room and try again"),
    OTHER("the file system reports a fault");

    private final String words;

    FileFault(String words) {
        this.words = words;
    }

    static FileFault of(IOException e) {
        if (e instanceof NoSuchFileException) {
            return MISSING;
        } else if (e instanceof AccessDeniedException) {
            return FORBIDDEN;
        }
        String message = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
        if (message.contains("no space left") || message.contains("quota exceeded")) {
            return FULL;
        }
        return message.contains("read-only file system") ? READ_ONLY : OTHER;
    }

    String sentence(String participle, Path file) {
        return file + " cannot be " + participle + ": " + words;
    }
}
