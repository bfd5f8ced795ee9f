package dev.cutover.query.snapshot;

/**
 * A snapshot cannot be used, or a value cannot be part of one. Nobody is told but a developer: the record has it all.
 */
final class UnfitSnapshot extends Exception {
    private static final long serialVersionUID = 1L;

    UnfitSnapshot(String why) {
        super(why);
    }

    UnfitSnapshot(String why, Throwable cause) {
        super(why, cause);
    }
}
