package dev.cutover.journal.inbox;

/** A file of an inbox is no request to its run. */
final class UnfitFileException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnfitFileException(String why) {
        super(why);
    }

    String why() {
        return String.valueOf(getMessage());
    }
}
