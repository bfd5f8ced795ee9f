package dev.cutover.journal.inbox;

/** A file of an inbox is no request to its run, or none that this version can judge. */
final class UnfitFileException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final boolean stays;

    private UnfitFileException(String why, boolean stays) {
        super(why);
        this.stays = stays;
    }

    UnfitFileException(String why) {
        this(why, false);
    }

    /** What a later runner may be able to enter. */
    static UnfitFileException forALaterRunner(String why) {
        return new UnfitFileException(why, true);
    }

    String why() {
        return String.valueOf(getMessage());
    }

    boolean stays() {
        return stays;
    }
}
