package dev.cutover.cli;

import dev.cutover.cli.view.CheckPage;
import dev.cutover.json.CheckJson;
import dev.cutover.problem.ExitCode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/**
 * Whether the systems are ready. A live environment needs no confirmation here: what asks for one are effects, and a
 * look has none. It is meant to be repeated without a second thought until everything is green.
 */
@Command(
        name = "check",
        addMethodSubcommands = false,
        description = {
            "Looks over every system that the environment binds, all at once, without changing anything: does it answer,"
                    + " does it know who asks, may they do what the runbook wants done, are the operations there, which"
                    + " weights are in force, does its clock agree.",
            "What is unknown is not ready. A system that has not answered within 10 s does not answer."
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
    private final Surroundings surroundings;

    @Mixin
    private RunbookOptions runbook = new RunbookOptions();

    @Mixin
    private HomeOption home = new HomeOption();

    @Mixin
    private OutputOption output = new OutputOption();

    CheckCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        var kept = home.of(surroundings);
        var catalog = Catalogs.of(kept);
        var material = runbook.read(surroundings);
        Fitting.require(material, catalog);
        try {
            var systemReadiness = new LookOver(material, catalog, SecretSources.of(surroundings, kept, material)).now();
            var screen = Screens.out(surroundings);
            if (output.isJson()) {
                screen.document(CheckJson.of(systemReadiness));
            } else {
                new CheckPage(systemReadiness, screen).show();
            }
            return (systemReadiness.isReady() ? ExitCode.DONE : ExitCode.HALTED).code();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ExitCode.INTERRUPTED.code();
        }
    }
}
