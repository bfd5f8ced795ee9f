package dev.cutover.execution;

import dev.cutover.execution.process.ProcessEnvironment;
import dev.cutover.journal.inbox.RequestInbox;
import dev.cutover.model.StepId;
import dev.cutover.model.redaction.Redacted;
import dev.cutover.model.redaction.Redaction;
import dev.cutover.problem.ExitCode;
import dev.cutover.problem.FileTrouble;
import dev.cutover.problem.ProblemException;
import dev.cutover.redaction.Redactor;
import dev.cutover.run.Request;
import dev.cutover.secret.Secrets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A file that a person adds to a run's evidence, as it was read. Immutable, but for whoever writes into its content.
 */
public final class EvidenceFile {
    private final String name;
    private final String mediaType;
    private final byte[] content;
    private final Optional<Redacted> redacted;

    private EvidenceFile(String name, String mediaType, byte[] content, Optional<Redacted> redacted) {
        this.name = name;
        this.mediaType = mediaType;
        this.content = content;
        this.redacted = redacted;
    }

    /** Throws {@link ProblemException} if the file cannot be read, or is too large. */
    public static EvidenceFile read(ProcessEnvironment processEnvironment, String file) {
        var path = processEnvironment.path(file);
        try {
            if (Files.size(path) > RequestInbox.MOST_CONTENT) {
                throw new ProblemException(
                        ExitCode.USAGE,
                        file + " has more than 64 MiB",
                        "add a part of it, or a text that says where it is");
            }
            return new EvidenceFile(
                    String.valueOf(path.getFileName()), mediaType(path), Files.readAllBytes(path), Optional.empty());
        } catch (IOException e) {
            throw new ProblemException(
                    ExitCode.ERROR, "cannot read " + file + ": " + FileTrouble.words(e), "check the path", e);
        }
    }

    private static String mediaType(Path path) {
        try {
            return Optional.ofNullable(Files.probeContentType(path)).orElse("application/octet-stream");
        } catch (IOException unknown) {
            return "application/octet-stream";
        }
    }

    /** The same without the secrets of the run. */
    EvidenceFile masked(Secrets secrets) {
        return new EvidenceFile(name, mediaType, secrets.mask(content), redacted);
    }

    /**
     * The same without the personal data that the run's runbook redacts.
     *
     * @throws ProblemException if the redaction fails
     */
    public EvidenceFile redacted(Redaction redaction) {
        try {
            var clean = Redactor.of(redaction).redact(content, mediaType);
            return new EvidenceFile(name, mediaType, clean.bytes(), clean.redacted());
        } catch (IOException e) {
            throw new ProblemException(
                    ExitCode.ERROR,
                    "cannot redact " + name + ": " + FileTrouble.words(e),
                    "nothing of it was kept; add a part of it, or a text that says where it is",
                    e);
        }
    }

    /** What is in it; the array is the file's own. */
    public byte[] content() {
        return content;
    }

    /** The request to keep it. */
    public Request.KeepEvidence request(StepId step, String sha256) {
        return new Request.KeepEvidence(step, sha256, name, mediaType, content.length, redacted);
    }
}
