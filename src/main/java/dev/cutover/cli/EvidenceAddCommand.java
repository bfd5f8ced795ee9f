package dev.cutover.cli;

import dev.cutover.cli.option.RequestSender;
import dev.cutover.execution.EvidenceFile;
import dev.cutover.execution.process.ProcessEnvironment;
import dev.cutover.journal.EvidenceStore;
import dev.cutover.model.StepId;
import dev.cutover.problem.ExitCode;
import dev.cutover.problem.FileTrouble;
import dev.cutover.problem.ProblemException;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Adds a file to a run's evidence. */
@Command(
        name = "add",
        addMethodSubcommands = false,
        description = "Adds a file to the evidence of an open run: a screenshot, a log, an export.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:kept, or kept in the inbox for the next runner",
            "1:the process that runs the cutover cannot be reached, or the file cannot be read",
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
        var home = requestSender.home(processEnvironment);
        var run = requestSender.run(home);
        var evidence = EvidenceFile.read(processEnvironment, file);
        if (requestSender.isAlone(processEnvironment)) {
            // The evidence itself belongs to whoever runs the run.
            String sha256 = EvidenceStore.digest(evidence.content());
            return requestSender.keep(
                    processEnvironment, evidence.request(new StepId(step), sha256), evidence.content());
        }
        String sha256;
        try {
            sha256 = new EvidenceStore(home.disk(), home.folder(run)).keep(evidence.content());
        } catch (IOException e) {
            throw new ProblemException(
                    ExitCode.ERROR,
                    "cannot add " + file + " to run " + run + ": " + FileTrouble.words(e),
                    "make room on the disk",
                    e);
        }
        return requestSender.ask(processEnvironment, evidence.request(new StepId(step), sha256));
    }
}
