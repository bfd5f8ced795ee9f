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
 * Turns what was thrown into words and an exit code. Nobody is shown a stack trace who did not ask for one. Knows
 * nothing of the parser of the command line, which the quickest answers do without.
 */
public final class FailureReport {
    private final ProcessEnvironment processEnvironment;

    public FailureReport(ProcessEnvironment processEnvironment) {
        this.processEnvironment = processEnvironment;
    }

    /** What no command line is known for. */
    int tell(Throwable thrown) {
        return tell(thrown, home(), false, false);
    }

    /** What a command threw that was told its home and how to answer. */
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

    /** Problems where they belong: beside the answer for people, in its place for a script. */
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

    /** The home of a command that was told of no other. */
    Path home() {
        return Home.of(processEnvironment.environment(), processEnvironment.workingDirectory(), new FileDisk())
                .root();
    }
}
