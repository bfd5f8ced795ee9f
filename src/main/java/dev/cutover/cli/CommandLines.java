package dev.cutover.cli;

import picocli.CommandLine;

/** Makes the parser of a command line. Whoever does without it need not load it. */
final class CommandLines {
    private static final int HELP_WIDTH = 100;

    private CommandLines() {}

    /** One that knows the commands that these arguments may mean. */
    static CommandLine of(Surroundings surroundings, Failures failures, String... args) {
        var line = new CommandLine(new Cutover(), new Commands(surroundings));
        Subcommands.addTo(line, args);
        return line.setOut(surroundings.out())
                .setErr(surroundings.err())
                .setColorScheme(CommandLine.Help.defaultColorScheme(
                        Screens.colour(surroundings) ? CommandLine.Help.Ansi.ON : CommandLine.Help.Ansi.OFF))
                .setUsageHelpWidth(HELP_WIDTH)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(new ThrownByCommand(surroundings, failures))
                .setParameterExceptionHandler(new WrongUsage(failures));
    }
}
