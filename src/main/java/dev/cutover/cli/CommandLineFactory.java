package dev.cutover.cli;

import dev.cutover.cli.view.CommandOutputs;
import dev.cutover.execution.process.ProcessEnvironment;
import picocli.CommandLine;

/** Makes the parser of a command line. Whoever does without it need not load it. */
public final class CommandLineFactory {
    private static final int HELP_WIDTH = 100;

    private CommandLineFactory() {}

    /** One that knows the commands that these arguments may mean. */
    public static CommandLine of(ProcessEnvironment processEnvironment, FailureReport failureReport, String... args) {
        var line = new CommandLine(new Cutover(), new CommandFactory(processEnvironment));
        Subcommands.addTo(line, args);
        return line.setOut(processEnvironment.out())
                .setErr(processEnvironment.err())
                .setColorScheme(CommandLine.Help.defaultColorScheme(
                        CommandOutputs.colour(processEnvironment)
                                ? CommandLine.Help.Ansi.ON
                                : CommandLine.Help.Ansi.OFF))
                .setUsageHelpWidth(HELP_WIDTH)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(new CommandExceptionHandler(processEnvironment, failureReport))
                .setParameterExceptionHandler(new UsageErrorHandler(failureReport));
    }
}
