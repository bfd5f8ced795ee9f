package dev.cutover.cli;

import dev.cutover.cli.option.HomeOption;
import dev.cutover.cli.option.OutputOption;
import dev.cutover.cli.view.CommandOutputs;
import dev.cutover.cli.view.RunsPage;
import dev.cutover.execution.process.ProcessEnvironment;
import dev.cutover.history.RunListing;
import dev.cutover.json.RunsJson;
import dev.cutover.problem.ExitCode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** All runs. */
@Command(
        name = "runs",
        addMethodSubcommands = false,
        description =
                "Lists all runs, the newest first, and below them all reconciliations on their own, and all rehearsals.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:listed, also if there are none or some cannot be read",
            "1:the folder cannot be read",
            "2:wrong usage"
        },
        footerHeading = "%nExamples:%n",
        footer = {"  cutover runs", "  cutover runs --output json"})
final class RunsCommand implements Callable<Integer> {
    private final ProcessEnvironment processEnvironment;

    @Mixin
    private HomeOption home;

    @Mixin
    private OutputOption output;

    RunsCommand(ProcessEnvironment processEnvironment) {
        this.processEnvironment = processEnvironment;
    }

    @Override
    public Integer call() {
        var where = home.of(processEnvironment);
        var listed = RunListing.all(where);
        var runs = listed.runs();
        listed.notes().forEach(note -> CommandOutputs.err(processEnvironment).line(note));
        var commandOutput = CommandOutputs.out(processEnvironment);
        if (output.isJson()) {
            commandOutput.document(RunsJson.of(runs));
        } else if (runs.isEmpty()) {
            commandOutput.line("no runs in " + where.root());
        } else {
            RunsPage.show(runs, commandOutput);
        }
        return ExitCode.DONE.code();
    }
}
