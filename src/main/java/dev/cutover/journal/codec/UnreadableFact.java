package dev.cutover.journal.codec;

/** A line holds no fact that this version knows. The message is a clause, without the line. */
public final class UnreadableFact extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnreadableFact(String why) {
        super(why);
    }

    UnreadableFact in(String where) {
        var outer = new UnreadableFact(where + ": " + getMessage());
        outer.initCause(this);
        return outer;
    }
}
