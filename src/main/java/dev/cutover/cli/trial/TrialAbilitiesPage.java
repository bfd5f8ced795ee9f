package dev.cutover.cli.trial;

import dev.cutover.cli.view.CommandOutput;
import dev.cutover.cli.view.ConnectorPage;
import dev.cutover.execution.trial.TrialQuestions;
import dev.cutover.text.ShellWord;
import dev.cutover.yaml.SystemCalls;
import java.util.List;

/** What a system can be asked in an environment. */
final class TrialAbilitiesPage {
    private final CommandOutput commandOutput;
    private final String environment;

    /** @param environment as the user named it */
    TrialAbilitiesPage(CommandOutput commandOutput, String environment) {
        this.commandOutput = commandOutput;
        this.environment = environment;
    }

    void show(SystemCalls calls, List<String> questions) {
        var binding = calls.binding();
        commandOutput.line(binding.system() + " (connector " + binding.connector() + "): "
                + calls.description().summary());
        new ConnectorPage(commandOutput).show(binding.system(), calls.description());
        commandOutput.line("");
        if (calls.description().operations().isEmpty() && questions.isEmpty()) {
            commandOutput.line("it can be asked nothing: `cutover connectors " + binding.connector()
                    + "` shows what its settings can define");
            return;
        }
        commandOutput.line("it can be asked:");
        String start = "cutover connectors try " + ShellWord.of(environment) + " " + binding.system() + " ";
        if (!calls.description().operations().isEmpty()) {
            commandOutput.command(start + "OPERATION [NAME=VALUE]…");
        }
        questions.forEach(question -> commandOutput.command(start + TrialQuestions.usage(question)));
    }
}
