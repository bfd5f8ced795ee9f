package dev.cutover.process;

import java.util.List;
import java.util.function.UnaryOperator;

/**
 * How a program ended.
 *
 * @param exit its exit code (128 + n: ended by signal n); only meaningful if it was not ended by Cutover
 * @param left ids of processes that could not be ended; nearly always empty
 */
public record ProgramEnd(How how, int exit, ProgramOutput out, ProgramOutput err, List<Long> left) {
    public ProgramEnd {
        left = List.copyOf(left);
    }

    /** Whether it exited by itself, and it is certain that no process holds one of its outputs. */
    public boolean isClean() {
        return how == How.EXITED && left.isEmpty() && out.isAtEnd() && err.isAtEnd();
    }

    /** The same with the texts of both outputs masked; whoever tells a part of an output masks the whole first. */
    public ProgramEnd masked(UnaryOperator<String> mask) {
        return new ProgramEnd(how, exit, out.masked(mask), err.masked(mask), left);
    }

    /** A clause that lists the processes that could not be ended; empty if there are none. */
    public String stillRunning() {
        return left.isEmpty() ? "" : "; still running after TERM and KILL: " + left;
    }

    /** The reason why it ended. */
    public enum How {
        /** It exited by itself. */
        EXITED,
        /** It exceeded its time and was ended, with everything that it had started. */
        OVERDUE,
        /** The caller's thread was interrupted, so it was ended, with everything that it had started. */
        INTERRUPTED
    }
}
