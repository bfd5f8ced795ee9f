package dev.cutover.cli;

import dev.cutover.cli.option.HomeOption;
import dev.cutover.cli.option.OpenRunOption;
import dev.cutover.cli.option.OutputOption;
import dev.cutover.cli.option.RunChoice;
import dev.cutover.cli.view.CommandOutputs;
import dev.cutover.cli.view.TrafficPage;
import dev.cutover.control.ControlClient;
import dev.cutover.execution.process.ProcessEnvironment;
import dev.cutover.json.TrafficDocument;
import dev.cutover.problem.ExitCode;
import dev.cutover.query.PinnedRunbook;
import dev.cutover.query.RecordedRun;
import dev.cutover.query.RouterKeyStatus;
import dev.cutover.run.ReportedWeight;
import dev.cutover.words.DisplayNames;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The weights of a run's routers. */
@Command(
        name = "traffic",
        addMethodSubcommands = false,
        description = {
            "Shows the share of the new platform for every segment that a run moves: as recorded and, while a"
                    + " process runs the cutover, as its routers report now.",
            "A difference is drift: somebody else has moved the traffic."
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:shown",
            "1:there is no such run, or its routers cannot be asked",
            "2:wrong usage, or there is no run yet",
            "8:drift: a router reports another weight than the record"
        },
        footerHeading = "%nExamples:%n",
        footer = {"  cutover traffic", "  cutover traffic 01jd3m --output json"})
final class TrafficCommand implements Callable<Integer> {
    private final ProcessEnvironment processEnvironment;

    @Mixin
    private HomeOption home = new HomeOption();

    @Mixin
    private RunChoice run = new RunChoice();

    @Mixin
    private OutputOption output = new OutputOption();

    TrafficCommand(ProcessEnvironment processEnvironment) {
        this.processEnvironment = processEnvironment;
    }

    @Override
    public Integer call() {
        var runHome = home.of(processEnvironment);
        var runId = run.any(runHome).run();
        List<ReportedWeight> now =
                OpenRunOption.isCarriedOut(runHome, runId) ? new ControlClient(runHome).weights(runId) : List.of();
        // Read after the routers, so that the record has what was moved meanwhile.
        var recordedRun = RecordedRun.of(runHome, runId);
        var lanes = RouterKeyStatus.of(recordedRun, now);
        var commandOutput = CommandOutputs.out(processEnvironment);
        if (output.isJson()) {
            commandOutput.document(TrafficDocument.of(runId, lanes));
        } else {
            var runbook = PinnedRunbook.of(recordedRun.state().created()).runbook();
            TrafficPage.show(lanes, new DisplayNames(runbook), commandOutput);
        }
        return (lanes.stream().anyMatch(RouterKeyStatus::drifted) ? ExitCode.DRIFT : ExitCode.DONE).code();
    }
}
