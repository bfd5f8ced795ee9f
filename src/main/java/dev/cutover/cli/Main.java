package dev.cutover.cli;

import dev.cutover.problem.ExitCode;
import dev.cutover.problem.ProblemException;
import java.util.Optional;
import picocli.CommandLine;

/** The process: arguments in, exit code out. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        System.exit(run(Surroundings.ofThisProcess(), args));
    }

    /** One command in given surroundings; never throws. */
    public static int run(Surroundings surroundings, String... args) {
        var failures = new Failures(surroundings);
        int code;
        try {
            code = line(surroundings, failures, args).execute(args);
        } catch (RuntimeException | Error e) {
            code = failures.tell(e);
        }
        surroundings.out().flush();
        code = unwritten(surroundings).map(failures::tell).orElse(code);
        surroundings.err().flush();
        return code;
    }

    private static CommandLine line(Surroundings surroundings, Failures failures, String... args) {
        var line = new CommandLine(new Cutover(), new Commands(surroundings));
        Subcommands.addTo(line, args);
        return line.setOut(surroundings.out())
                .setErr(surroundings.err())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(failures)
                .setParameterExceptionHandler(new WrongUsage(failures));
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
