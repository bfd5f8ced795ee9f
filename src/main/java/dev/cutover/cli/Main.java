package dev.cutover.cli;

import dev.cutover.cli.log.PlatformLogging;
import dev.cutover.problem.ExitCode;
import dev.cutover.problem.ProblemException;
import java.util.Optional;

/** The process: arguments in, exit code out. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        // Values that no command takes: to look for their classes is a good part of the start of a short command.
        System.setProperty("picocli.converters.excludes", "java\\.sql\\..*,java\\.time\\.(?!Instant).*");
        System.setProperty(PlatformLogging.PROPERTY, PlatformLogging.class.getName());
        System.exit(run(Surroundings.ofThisProcess(), args));
    }

    /** One command in given surroundings; never throws. */
    public static int run(Surroundings surroundings, String... args) {
        var failures = new Failures(surroundings);
        int code;
        try {
            code = answer(surroundings, failures, args);
        } catch (RuntimeException | Error e) {
            code = failures.tell(e);
        }
        surroundings.out().flush();
        code = unwritten(surroundings).map(failures::tell).orElse(code);
        surroundings.err().flush();
        return code;
    }

    private static int answer(Surroundings surroundings, Failures failures, String... args) {
        if (args.length == 0) {
            // Who types the bare name wants to know what there is; a script that does has forgotten something.
            surroundings.err().print(RootHelp.text(Screens.colour(surroundings)));
            return ExitCode.USAGE.code();
        }
        if (RootHelp.isAskedBy(args)) {
            surroundings.out().print(RootHelp.text(Screens.colour(surroundings)));
            return ExitCode.DONE.code();
        }
        if (Version.isAskedBy(args)) {
            surroundings.out().println(Version.line());
            return ExitCode.DONE.code();
        }
        return CommandLines.of(surroundings, failures, args).execute(args);
    }

    /** An answer that did not arrive is no answer. */
    private static Optional<Throwable> unwritten(Surroundings surroundings) {
        return surroundings.out() instanceof Stdout out
                ? out.failure()
                        .map(why -> new ProblemException(
                                ExitCode.ERROR, "the answer could not be written: " + why, "check where it goes to"))
                : Optional.empty();
    }
}
