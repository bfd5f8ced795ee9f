package dev.cutover.journal.sql;

/** The copy is unusable and has to be rebuilt. The message is a clause with the reason. */
public final class BrokenCopy extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BrokenCopy(String why) {
        super(why);
    }
}
