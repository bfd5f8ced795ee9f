package dev.cutover.cli;

import dev.cutover.cli.option.HomeOption;
import dev.cutover.cli.option.OutputOption;
import dev.cutover.cli.option.RunChoice;
import dev.cutover.cli.view.CommandOutputs;
import dev.cutover.cli.view.StatusPage;
import dev.cutover.engine.time.WallTime;
import dev.cutover.execution.process.ProcessEnvironment;
import dev.cutover.json.StatusJson;
import dev.cutover.problem.ExitCode;
import dev.cutover.query.RunbookPrefetch;
import dev.cutover.query.StatusSnapshot;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows the state of a run. */
@Command(
        name = "status",
        addMethodSubcommands = false,
        description = {
            "Shows the state of a run: where it is, whom it waits for, whether it is healthy, and the rollback.",
            "It can be used at any time: it asks the process that runs the run, and reads the record if none answers"
                    + " within a second."
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:shown, whatever the state of the run",
            "1:there is no such run, or its record cannot be read",
            "2:wrong usage, or there is no run yet"
        },
        footerHeading = "%nExamples:%n",
        footer = {"  cutover status", "  cutover status 01jd3m --output json"})
final class StatusCommand implements Callable<Integer> {
    private final ProcessEnvironment processEnvironment;

    @Mixin
    private HomeOption home;

    @Mixin
    private RunChoice run;

    @Mixin
    private OutputOption output;

    StatusCommand(ProcessEnvironment processEnvironment) {
        this.processEnvironment = processEnvironment;
    }

    @Override
    public Integer call() {
        var where = home.of(processEnvironment);
        var ahead = new RunbookPrefetch();
        var statusSnapshot = StatusSnapshot.of(run.any(where, ahead), ahead, where, WallTime.today());
        var commandOutput = CommandOutputs.out(processEnvironment);
        if (output.isJson()) {
            commandOutput.document(StatusJson.of(statusSnapshot));
        } else {
            StatusPage.show(statusSnapshot, commandOutput);
        }
        return ExitCode.DONE.code();
    }
}
