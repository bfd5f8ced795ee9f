package dev.cutover.cli;

import picocli.CommandLine;

/** The process: arguments in, exit code out. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        System.exit(run(Surroundings.ofThisProcess(), args));
    }

    /** One command in given surroundings; never throws. */
    public static int run(Surroundings surroundings, String... args) {
        var line = new CommandLine(new Cutover(), new Commands(surroundings))
                .setOut(surroundings.out())
                .setErr(surroundings.err())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(new Failures(surroundings))
                .setParameterExceptionHandler(new WrongUsage());
        int code = line.execute(args);
        surroundings.out().flush();
        surroundings.err().flush();
        return code;
    }
}
