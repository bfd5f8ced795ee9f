package dev.cutover.journal.sql;

/** The copy is of no use and has to be made anew. The message is a clause that says why. */
final class BrokenCopy extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BrokenCopy(String why) {
        super(why);
    }
}
