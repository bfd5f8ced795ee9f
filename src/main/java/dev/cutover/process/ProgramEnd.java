package dev.cutover.process;

import java.util.List;

/**
 * How a program came to its end.
 *
 * @param exit its exit code; means something only if it ended by itself (128 + n: ended by signal n)
 * @param left processes that could not be ended, by id; nearly always empty
 */
public record ProgramEnd(How how, int exit, ProgramOutput out, ProgramOutput err, List<Long> left) {
    public ProgramEnd {
        left = List.copyOf(left);
    }

    /** Whether it ended by itself, and it is certain that nothing that it has started holds one of its outputs. */
    public boolean isClean() {
        return how == How.EXITED && left.isEmpty() && out.isAtEnd() && err.isAtEnd();
    }

    /** Names the processes that could not be ended, to follow another clause; empty if there are none. */
    public String stillRunning() {
        return left.isEmpty() ? "" : "; still running in spite of TERM and KILL: " + left;
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
