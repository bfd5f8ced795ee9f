package dev.cutover.cli;

import dev.cutover.cli.option.HomeOption;
import dev.cutover.cli.option.OutputOption;
import dev.cutover.cli.option.RunbookOptions;
import dev.cutover.cli.view.CheckPage;
import dev.cutover.cli.view.CommandOutputs;
import dev.cutover.execution.SystemCheck;
import dev.cutover.execution.definition.FitRequirement;
import dev.cutover.execution.definition.HomeConnectors;
import dev.cutover.execution.definition.SecretSources;
import dev.cutover.execution.process.ProcessEnvironment;
import dev.cutover.json.CheckJson;
import dev.cutover.problem.ExitCode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/**
 * Checks whether the systems are ready. It only reads, so a live environment needs no confirmation, and the check can
 * be repeated at any time.
 */
@Command(
        name = "check",
        addMethodSubcommands = false,
        description = {
            "Checks every system that the environment binds, all at the same time, without changing anything:"
                    + " does it answer,"
                    + " does it know who asks, may they do what the runbook wants done, are the operations"
                    + " there, which"
                    + " weights are in force, does its clock agree.",
            "Unknown counts as not ready. A system that has not answered within 10 s counts as not answering."
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:every system is ready",
            "1:an error of the tool or of its surroundings",
            "2:wrong usage",
            "3:the runbook or the environment is invalid, or they do not fit",
            "5:a system is not ready, or its state is unknown",
            "130:interrupted"
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  cutover check runbook.yaml",
            "  cutover check runbook.yaml --env sandbox --param wave=2",
            "  cutover check runbook.yaml --output json"
        })
final class CheckCommand implements Callable<Integer> {
    private final ProcessEnvironment processEnvironment;

    @Mixin
    private RunbookOptions runbook = new RunbookOptions();

    @Mixin
    private HomeOption home = new HomeOption();

    @Mixin
    private OutputOption output = new OutputOption();

    CheckCommand(ProcessEnvironment processEnvironment) {
        this.processEnvironment = processEnvironment;
    }

    @Override
    public Integer call() {
        var runHome = home.of(processEnvironment);
        var catalog = HomeConnectors.of(runHome);
        var runDefinition = runbook.read(processEnvironment);
        FitRequirement.require(runDefinition, catalog);
        try {
            var systemReadiness = new SystemCheck(
                            runDefinition, catalog, SecretSources.of(processEnvironment, runHome, runDefinition))
                    .now();
            var commandOutput = CommandOutputs.out(processEnvironment);
            if (output.isJson()) {
                commandOutput.document(CheckJson.of(systemReadiness));
            } else {
                new CheckPage(systemReadiness, commandOutput).show();
            }
            return (systemReadiness.isReady() ? ExitCode.DONE : ExitCode.HALTED).code();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ExitCode.INTERRUPTED.code();
        }
    }
}
