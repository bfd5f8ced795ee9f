package dev.cutover.run.fact;

import dev.cutover.model.StepId;
import dev.cutover.model.redaction.Redacted;
import java.util.Optional;

/**
 * Something was captured; its bytes are durable under their digest before this fact is.
 *
 * @param bytes how many were stored, after the redaction
 * @param source the system, or the person, that it comes from
 * @param redacted what was redacted before it was stored; empty if the runbook had no rules, or the record is older
 *     than them
 */
public record EvidenceFact(
        StepId step,
        int attempt,
        String sha256,
        String name,
        String mediaType,
        long bytes,
        String source,
        Optional<Redacted> redacted)
        implements Fact {

    /** Evidence of a run without redaction. */
    public EvidenceFact(
            StepId step, int attempt, String sha256, String name, String mediaType, long bytes, String source) {
        this(step, attempt, sha256, name, mediaType, bytes, source, Optional.empty());
    }

    @Override
    public Optional<StepId> ofStep() {
        return Optional.of(step);
    }

    @Override
    public int ofAttempt() {
        return attempt;
    }
}
