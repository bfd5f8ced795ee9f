package dev.cutover.run.fact;

import dev.cutover.model.StepId;
import java.util.Optional;

/**
 * Something was captured; its bytes are durable under their digest before this fact is.
 *
 * @param source the system, or the person, that it comes from
 */
public record EvidenceFact(
        StepId step, int attempt, String sha256, String name, String mediaType, long bytes, String source)
        implements Fact {
    @Override
    public Optional<StepId> ofStep() {
        return Optional.of(step);
    }

    @Override
    public int ofAttempt() {
        return attempt;
    }
}
