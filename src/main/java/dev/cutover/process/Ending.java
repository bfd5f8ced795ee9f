package dev.cutover.process;

import java.util.List;

/**
 * How a program came to its end.
 *
 * @param exit its exit code; means something only if it ended by itself (128 + n: ended by signal n)
 * @param left processes that could not be ended, by id; nearly always empty
 */
public record Ending(How how, int exit, Output out, Output err, List<Long> left) {
    public Ending {
        left = List.copyOf(left);
    }

    /** Who ended it. */
    public enum How {
        /** It did. */
        EXITED,
        /** It ran for too long and was ended, with everything that it had started. */
        OVERDUE,
        /** The caller's thread was interrupted, and so it was ended, with everything that it had started. */
        INTERRUPTED
    }
}
