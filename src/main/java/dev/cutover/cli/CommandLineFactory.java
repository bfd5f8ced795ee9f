package dev.cutover.cli;

import dev.cutover.cli.view.CommandOutputs;
import dev.cutover.execution.process.ProcessEnvironment;
import picocli.CommandLine;

/** Creates the command line parser. It is a class of its own, so that answers that need no parser do not load it. */
public final class CommandLineFactory {
    private static final int HELP_WIDTH = 80;

    private CommandLineFactory() {}

    /** A parser that knows the commands that these arguments may name. */
    public static CommandLine of(ProcessEnvironment processEnvironment, FailureReport failureReport, String... args) {
        var line = new CommandLine(new Cutover(), new CommandFactory(processEnvironment));
        Subcommands.addTo(line, args);
        ExampleLines.breakIn(line, HELP_WIDTH);
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
