package dev.cutover.cli;

import dev.cutover.cli.option.RequestSender;
import dev.cutover.execution.EvidenceFile;
import dev.cutover.execution.process.ProcessEnvironment;
import dev.cutover.model.StepId;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Adds a file to a run's evidence. */
@Command(
        name = "add",
        addMethodSubcommands = false,
        description =
                "Adds a file to the evidence of an open run: a screenshot, a log, an export. What the run's runbook"
                        + " redacts is redacted before anything is stored.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:kept, or kept in the inbox for the next runner",
            "1:the file cannot be read, or not be handed over",
            "2:refused, or wrong usage"
        },
        footerHeading = "%nExamples:%n",
        footer = "  cutover evidence add dashboard.png --step pilot --as \"Ines Park\"")
final class EvidenceAddCommand implements Callable<Integer> {
    private final ProcessEnvironment processEnvironment;

    @Parameters(paramLabel = "FILE", description = "The file to add; at most 64 MiB.")
    private String file = "";

    @Option(names = "--step", paramLabel = "STEP", description = "The step that it is about; by default the whole run.")
    private String step = "";

    @Mixin
    private RequestSender requestSender = new RequestSender();

    EvidenceAddCommand(ProcessEnvironment processEnvironment) {
        this.processEnvironment = processEnvironment;
    }

    @Override
    public Integer call() {
        return requestSender.handOver(
                processEnvironment, EvidenceFile.read(processEnvironment, file), new StepId(step));
    }
}
