package dev.cutover.cli.handover;

import dev.cutover.bundle.ExportVerification;
import dev.cutover.bundle.ExportVerifier;
import dev.cutover.cli.view.CommandOutputs;
import dev.cutover.execution.process.ProcessEnvironment;
import dev.cutover.json.handover.ExportJson;
import dev.cutover.problem.ExitCode;
import dev.cutover.problem.ProblemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What {@code cutover verify} does with an export.
 *
 * @param signers the file of those who may have signed it, as the user named it; empty if none was named
 * @param head the hash that the record must have; empty if none was given
 */
public record ExportVerificationCall(
        ProcessEnvironment processEnvironment, Optional<String> signers, Optional<String> head) {

    /** Verifies and shows it; returns how the command ends. */
    public ExitCode verify(String file, boolean json) {
        var exportVerification = verified(file);
        var commandOutput = CommandOutputs.out(processEnvironment);
        if (json) {
            commandOutput.document(ExportJson.verified(file, exportVerification));
        } else {
            new ExportVerificationPage(commandOutput).show(file, exportVerification, head);
        }
        if (!exportVerification.isSound()) {
            return ExitCode.ERROR;
        }
        return exportVerification.isIncomplete() ? ExitCode.EXCEPTIONS : ExitCode.DONE;
    }

    private ExportVerification verified(String file) {
        var verifier = new ExportVerifier(processEnvironment.disk(), processEnvironment.environment());
        try {
            return verifier.verify(processEnvironment.path(file), signers.map(this::existing), head);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProblemException(ExitCode.INTERRUPTED, "interrupted", "");
        }
    }

    private Path existing(String name) {
        var path = processEnvironment.path(name);
        if (!Files.isReadable(path) || Files.isDirectory(path)) {
            throw new ProblemException(
                    ExitCode.USAGE,
                    "the signers' file " + name + " cannot be read",
                    "each line of it is a name and a public key: dana ssh-ed25519 AAAA…");
        }
        return path;
    }
}
