package dev.cutover.cli;

import dev.cutover.cli.view.CommandOutputs;
import dev.cutover.cli.view.ExitCodesPage;
import dev.cutover.execution.process.ProcessEnvironment;
import dev.cutover.problem.ExitCode;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Help on a command, or on a topic that is no command. */
@Command(
        name = "help",
        addMethodSubcommands = false,
        description = "Shows the help of a command, or of the topic exit-codes.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:shown", "2:there is no such command or topic"},
        footerHeading = "%nExamples:%n",
        footer = {"  cutover help exit-codes", "  cutover help evidence show"})
final class HelpCommand implements Callable<Integer> {
    private final ProcessEnvironment processEnvironment;

    @Parameters(arity = "0..*", paramLabel = "COMMAND|TOPIC", description = "The command or topic to show help for.")
    private List<String> words = List.of();

    @Spec
    private CommandSpec spec;

    HelpCommand(ProcessEnvironment processEnvironment) {
        this.processEnvironment = processEnvironment;
    }

    @Override
    public Integer call() {
        if (words.equals(List.of("exit-codes"))) {
            ExitCodesPage.show(CommandOutputs.out(processEnvironment));
        } else {
            named().usage(processEnvironment.out());
        }
        return ExitCode.DONE.code();
    }

    private CommandLine named() {
        var line = spec.root().commandLine();
        for (String word : words) {
            var next = line.getSubcommands().get(word);
            if (next == null) {
                throw new ParameterException(
                        spec.commandLine(), "there is no command or topic '" + String.join(" ", words) + "'");
            }
            line = next;
        }
        return line;
    }
}
