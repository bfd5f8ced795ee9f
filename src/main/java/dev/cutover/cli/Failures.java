package dev.cutover.cli;

import dev.cutover.cli.json.ProblemsJson;
import dev.cutover.console.paint.ProblemReport;
import dev.cutover.console.paint.SourceLines;
import dev.cutover.journal.FileDisk;
import dev.cutover.journal.Home;
import dev.cutover.problem.ExitCode;
import dev.cutover.problem.Problem;
import dev.cutover.problem.ProblemException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
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
        boolean verbose = line.getCommandSpec().root().userObject() instanceof Cutover root && root.isVerbose();
        boolean json = mixin(line, OutputOption.class).anyMatch(OutputOption::isJson);
        var home = mixin(line, HomeOption.class)
                .map(option -> option.of(surroundings).root())
                .findFirst()
                .orElseGet(this::home);
        return tell(thrown, home, json, verbose);
    }

    /** What no command line is known for. */
    int tell(Throwable thrown) {
        return tell(thrown, home(), false, false);
    }

    private int tell(Throwable thrown, Path home, boolean json, boolean verbose) {
        var fault = new Fault(thrown, home);
        if (thrown instanceof ProblemException told) {
            if (told.getCause() != null && told.exitCode() == ExitCode.ERROR) {
                fault.write();
            }
            show(told.exitCode(), told.problems(), json);
        } else {
            show(ExitCode.ERROR, List.of(fault.problem()), json);
        }
        if (verbose) {
            Screens.err(surroundings).text(fault.trace());
        }
        return thrown instanceof ProblemException told ? told.exitCode().code() : ExitCode.ERROR.code();
    }

    /** Problems where they belong: beside the answer for people, in its place for a script. */
    void show(ExitCode exit, List<Problem> problems, boolean json) {
        if (json) {
            Screens.out(surroundings).document(ProblemsJson.of(exit, problems));
        } else {
            var screen = Screens.err(surroundings);
            SourceLines files = SourceLines.files();
            SourceLines sources =
                    (file, number) -> files.line(surroundings.path(file).toString(), number);
            screen.show(new ProblemReport(screen.theme(), sources).frame(problems));
        }
    }

    private Path home() {
        return Home.of(surroundings.environment(), surroundings.workingDirectory(), new FileDisk())
                .root();
    }

    private static <T> Stream<T> mixin(CommandLine line, Class<T> type) {
        return line.getCommandSpec().mixins().values().stream()
                .map(mixin -> mixin.userObject())
                .filter(type::isInstance)
                .map(type::cast);
    }
}
