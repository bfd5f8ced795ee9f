package dev.cutover.connector.files;

/** A file cannot be used, and nothing was done with it. The message says which one and why. */
final class RefusedFileException extends Exception {
    private static final long serialVersionUID = 1L;

    RefusedFileException(String why) {
        super(why);
    }

    /** For people. */
    String why() {
        return String.valueOf(getMessage());
    }
}
