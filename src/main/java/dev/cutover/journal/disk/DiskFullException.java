package dev.cutover.journal.disk;

import java.io.IOException;

/** There is no space left on the disk, or none for this user. */
public final class DiskFullException extends IOException {
    private static final long serialVersionUID = 1L;

    public DiskFullException(String message) {
        super(message);
    }

    public DiskFullException(String message, Throwable cause) {
        super(message, cause);
    }
}
