package dev.cutover.cli;

import dev.cutover.cli.option.RequestSender;
import dev.cutover.execution.process.ProcessEnvironment;
import dev.cutover.journal.EvidenceStore;
import dev.cutover.model.StepId;
import dev.cutover.problem.ExitCode;
import dev.cutover.problem.FileTrouble;
import dev.cutover.problem.ProblemException;
import dev.cutover.run.Request;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
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
    private static final long MOST_BYTES = 64L << 20;

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
        var path = processEnvironment.path(file);
        byte[] content = read(path);
        if (requestSender.isAlone(processEnvironment)) {
            // The evidence itself belongs to whoever runs the run.
            return requestSender.keep(
                    processEnvironment, request(path, EvidenceStore.digest(content), content), content);
        }
        try {
            String sha256 = new EvidenceStore(home.disk(), home.folder(run)).keep(content);
            return requestSender.ask(processEnvironment, request(path, sha256, content));
        } catch (IOException e) {
            throw new ProblemException(
                    ExitCode.ERROR,
                    "cannot add " + file + " to run " + run + ": " + FileTrouble.words(e),
                    "make room on the disk",
                    e);
        }
    }

    private Request.KeepEvidence request(Path path, String sha256, byte[] content) {
        return new Request.KeepEvidence(new StepId(step), sha256, name(path), mediaType(path), content.length);
    }

    private byte[] read(Path path) {
        try {
            if (Files.size(path) > MOST_BYTES) {
                throw new ProblemException(
                        ExitCode.USAGE,
                        file + " has more than 64 MiB",
                        "add a part of it, or a text that says where it is");
            }
            return Files.readAllBytes(path);
        } catch (IOException e) {
            throw new ProblemException(
                    ExitCode.ERROR, "cannot read " + file + ": " + FileTrouble.words(e), "check the path", e);
        }
    }

    private static String name(Path path) {
        return String.valueOf(path.getFileName());
    }

    private static String mediaType(Path path) {
        try {
            return Optional.ofNullable(Files.probeContentType(path)).orElse("application/octet-stream");
        } catch (IOException unknown) {
            return "application/octet-stream";
        }
    }
}
