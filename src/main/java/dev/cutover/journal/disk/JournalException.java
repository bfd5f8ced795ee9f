package dev.cutover.journal.disk;

import dev.cutover.problem.ExitCode;
import dev.cutover.problem.ProblemException;

/** The record cannot be written, read, or trusted. */
public final class JournalException extends ProblemException {
    private static final long serialVersionUID = 1L;

    public JournalException(String message, String hint) {
        super(ExitCode.ERROR, message, hint);
    }

    public JournalException(String message, String hint, Throwable cause) {
        super(ExitCode.ERROR, message, hint, cause);
    }

    public JournalException(ExitCode exitCode, String message, String hint) {
        super(exitCode, message, hint);
    }
}
