package dev.cutover.cli;

import dev.cutover.problem.ExitCode;
import dev.cutover.problem.ProblemException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Turns what was thrown into words and an exit code. Nobody is shown a stack trace who did not ask for one. */
final class Failures implements IExecutionExceptionHandler {
    private final Surroundings surroundings;

    Failures(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public int handleExecutionException(Exception thrown, CommandLine line, ParseResult parsed) {
        if (thrown instanceof ProblemException problem) {
            surroundings.err().println(problem.getMessage());
            return problem.exitCode().code();
        }
        surroundings.err().println("error: " + thrown);
        return ExitCode.ERROR.code();
    }
}
