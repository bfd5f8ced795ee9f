package dev.cutover.cli;

import dev.cutover.cli.view.CommandOutputs;
import dev.cutover.console.paint.ProblemReport;
import dev.cutover.console.paint.SourceLines;
import dev.cutover.execution.process.ProcessEnvironment;
import dev.cutover.journal.Home;
import dev.cutover.journal.disk.FileDisk;
import dev.cutover.json.ProblemsJson;
import dev.cutover.problem.ExitCode;
import dev.cutover.problem.Problem;
import dev.cutover.problem.ProblemException;
import java.nio.file.Path;
import java.util.List;

/**
 * Turns an exception into a message and an exit code. Shows a stack trace only on request. Does not depend on the
 * command line parser, which the fastest answers do without.
 */
public final class FailureReport {
    private final ProcessEnvironment processEnvironment;

    public FailureReport(ProcessEnvironment processEnvironment) {
        this.processEnvironment = processEnvironment;
    }

    /** Reports an exception for which no command line is known. */
    int tell(Throwable thrown) {
        return tell(thrown, home(), false, false);
    }

    /** Reports an exception of a command that knows its home and its output format. */
    int tell(Throwable thrown, Path home, boolean json, boolean verbose) {
        var unexpectedError = new UnexpectedError(thrown, home);
        if (thrown instanceof ProblemException told) {
            if (told.getCause() != null && told.exitCode() == ExitCode.ERROR) {
                unexpectedError.write();
            }
            show(told.exitCode(), told.problems(), json);
        } else {
            show(ExitCode.ERROR, List.of(unexpectedError.problem()), json);
        }
        if (verbose) {
            CommandOutputs.err(processEnvironment).text(unexpectedError.trace());
        }
        return thrown instanceof ProblemException told ? told.exitCode().code() : ExitCode.ERROR.code();
    }

    /** Prints problems: for people on standard error, for a script as the JSON document in place of the answer. */
    void show(ExitCode exit, List<Problem> problems, boolean json) {
        if (json) {
            CommandOutputs.out(processEnvironment).document(ProblemsJson.of(exit, problems));
        } else {
            var commandOutput = CommandOutputs.err(processEnvironment);
            SourceLines files = SourceLines.files();
            SourceLines sources =
                    (file, number) -> files.line(processEnvironment.path(file).toString(), number);
            commandOutput.show(new ProblemReport(commandOutput.theme(), sources).frame(problems));
        }
    }

    /** The default home. */
    Path home() {
        return Home.of(processEnvironment.environment(), processEnvironment.workingDirectory(), new FileDisk())
                .root();
    }
}
