package dev.cutover.query;

import dev.cutover.journal.EvidenceStore;
import dev.cutover.journal.Home;
import dev.cutover.problem.ExitCode;
import dev.cutover.problem.ProblemException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a piece of evidence, checked against their digest. Not thread-safe: the bytes are handed out as they
 * are.
 */
public final class EvidenceContent {
    private final byte[] bytes;
    private final @Nullable String text;

    private EvidenceContent(byte[] bytes) {
        this.bytes = bytes.clone();
        this.text = decode(bytes);
    }

    /** Reads it. Throws if it is gone, or is not what was captured. */
    public static EvidenceContent of(Home home, RecordedRun recordedRun, CapturedEvidence capturedEvidence) {
        var folder = home.folder(recordedRun.run());
        return new EvidenceStore(home.disk(), folder)
                .find(capturedEvidence.fact().sha256())
                .map(EvidenceContent::new)
                .orElseThrow(() -> new ProblemException(
                        ExitCode.ERROR,
                        "the evidence " + capturedEvidence.fact().sha256() + " is gone from " + folder.evidence(),
                        "compare it with a copy or an export of the run"));
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    /** The bytes as text; empty if they are not text. */
    public Optional<String> text() {
        return Optional.ofNullable(text);
    }

    private static @Nullable String decode(byte[] bytes) {
        for (byte each : bytes) {
            if (each == 0) {
                return null;
            }
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }
}
