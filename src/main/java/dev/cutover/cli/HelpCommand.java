package dev.cutover.cli;

import dev.cutover.cli.view.CommandOutputs;
import dev.cutover.cli.view.ExitCodesPage;
import dev.cutover.execution.process.ProcessEnvironment;
import dev.cutover.problem.ExitCode;
import dev.cutover.problem.ProblemException;
import dev.cutover.yaml.shape.Suggestion;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
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
    private static final String EXIT_CODES = "exit-codes";

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
        if (words.equals(List.of(EXIT_CODES))) {
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
                throw unknown(line, word);
            }
            line = next;
        }
        return line;
    }

    private ProblemException unknown(CommandLine above, String word) {
        var known = new TreeSet<>(above.getSubcommands().keySet());
        if (above.getParent() == null) {
            known.add(EXIT_CODES);
        }
        String before = above.getCommandSpec().qualifiedName().replaceFirst("^cutover", "cutover help");
        return new ProblemException(
                ExitCode.USAGE,
                "there is no command or topic '" + String.join(" ", words) + "'",
                Suggestion.nearest(word, known)
                        .map(near -> "did you mean `" + before + " " + near + "`?")
                        .orElse("`cutover --help` lists the commands"));
    }
}
