package dev.cutover.problem;

import java.util.List;
import java.util.stream.Collectors;

/** Carries problems and their exit code to the place that shows them. There is a subclass only where one is caught. */
public class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;
    private final ExitCode exitCode;

    public ProblemException(ExitCode exitCode, List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
        this.exitCode = exitCode;
        this.problems = List.copyOf(problems);
    }

    public ProblemException(ExitCode exitCode, String message, String hint) {
        this(exitCode, List.of(Problem.of(message, hint)));
    }

    public ProblemException(ExitCode exitCode, String message, String hint, Throwable cause) {
        this(exitCode, List.of(Problem.of(message, hint)));
        initCause(cause);
    }

    /** Never empty; in the order in which they should be read. */
    public List<Problem> problems() {
        return problems;
    }

    public ExitCode exitCode() {
        return exitCode;
    }
}
