package dev.cutover.cli;

import dev.cutover.cli.option.HomeOption;
import dev.cutover.cli.option.OutputOption;
import dev.cutover.cli.option.RunChoice;
import dev.cutover.cli.view.CommandOutputs;
import dev.cutover.cli.view.EvidencePage;
import dev.cutover.execution.process.ProcessEnvironment;
import dev.cutover.json.EvidenceJson;
import dev.cutover.problem.ExitCode;
import dev.cutover.query.CapturedEvidence;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** What was captured in a run. */
@Command(
        name = "list",
        addMethodSubcommands = false,
        description = "Lists what was captured in a run.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:listed",
            "1:there is no such run, or its record cannot be read",
            "2:wrong usage, or there is no run yet"
        },
        footerHeading = "%nExamples:%n",
        footer = {"  cutover evidence list", "  cutover evidence list 01jd3m --output json"})
final class EvidenceListCommand implements Callable<Integer> {
    private final ProcessEnvironment processEnvironment;

    @Mixin
    private HomeOption home;

    @Mixin
    private RunChoice run;

    @Mixin
    private OutputOption output;

    EvidenceListCommand(ProcessEnvironment processEnvironment) {
        this.processEnvironment = processEnvironment;
    }

    @Override
    public Integer call() {
        var where = home.of(processEnvironment);
        var recordedRun = run.any(where);
        var all = CapturedEvidence.of(recordedRun);
        var commandOutput = CommandOutputs.out(processEnvironment);
        if (output.isJson()) {
            commandOutput.document(EvidenceJson.list(recordedRun, all));
        } else {
            EvidencePage.show(all, commandOutput);
        }
        return ExitCode.DONE.code();
    }
}
