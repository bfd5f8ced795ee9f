package dev.cutover.cli;

import dev.cutover.cli.live.QuickStatus;
import dev.cutover.cli.log.PlatformLogging;
import dev.cutover.cli.view.CommandOutputs;
import dev.cutover.execution.process.ProcessEnvironment;
import dev.cutover.execution.process.StandardOutput;
import dev.cutover.execution.process.Version;
import dev.cutover.problem.ExitCode;
import dev.cutover.problem.ProblemException;
import dev.cutover.query.snapshot.BuildIdentity;
import java.util.Locale;
import java.util.Optional;

/** The process: arguments in, exit code out. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        // All that it says is in one language; another language's digits and letters do not fit into it.
        Locale.setDefault(Locale.ROOT);
        // No command takes such values, and looking up their classes slows the start of every command.
        System.setProperty("picocli.converters.excludes", "java\\.sql\\..*,java\\.time\\.(?!Instant).*");
        System.setProperty(PlatformLogging.PROPERTY, PlatformLogging.class.getName());
        // Before the jar can be replaced under the process.
        BuildIdentity.ofThisProcess();
        System.exit(run(ProcessEnvironment.ofThisProcess(), args));
    }

    /** One command in given surroundings; never throws. */
    public static int run(ProcessEnvironment processEnvironment, String... args) {
        var failureReport = new FailureReport(processEnvironment);
        int code;
        try {
            code = answer(processEnvironment, failureReport, args);
        } catch (RuntimeException | Error e) {
            code = failureReport.tell(e);
        }
        processEnvironment.out().flush();
        code = unwritten(processEnvironment).map(failureReport::tell).orElse(code);
        processEnvironment.err().flush();
        return code;
    }

    private static int answer(ProcessEnvironment processEnvironment, FailureReport failureReport, String... args) {
        if (args.length == 0) {
            // A person who types the bare name wants the list of commands; for a script it is an error.
            processEnvironment.err().print(RootHelp.text(CommandOutputs.colour(processEnvironment)));
            return ExitCode.USAGE.code();
        }
        if (RootHelp.isAskedBy(args)) {
            processEnvironment.out().print(RootHelp.text(CommandOutputs.colour(processEnvironment)));
            return ExitCode.DONE.code();
        }
        if (Version.isAskedBy(args)) {
            processEnvironment.out().println(Version.line());
            return ExitCode.DONE.code();
        }
        var status = QuickStatus.answer(processEnvironment, args);
        if (status.isPresent()) {
            processEnvironment.out().print(status.orElseThrow());
            return ExitCode.DONE.code();
        }
        return CommandLineFactory.of(processEnvironment, failureReport, args).execute(args);
    }

    /** Reports output that could not be written as an error. */
    private static Optional<Throwable> unwritten(ProcessEnvironment processEnvironment) {
        return processEnvironment.out() instanceof StandardOutput out
                ? out.failure()
                        .map(why -> new ProblemException(
                                ExitCode.ERROR,
                                "the output could not be written: " + why,
                                "check the file or pipe that it is written to"))
                : Optional.empty();
    }
}
