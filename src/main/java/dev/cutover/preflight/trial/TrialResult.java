package dev.cutover.preflight.trial;

import java.time.Duration;
import java.util.List;

/**
 * What came of a question. Immutable; secrets in it are masked.
 *
 * @param key the idempotency key of the call
 * @param transcript what the connector sent, and what came back
 * @param evidence what it attached besides
 * @param took how long the system took to answer
 */
public record TrialResult(
        TrialQuestion question,
        String key,
        TrialAnswer answer,
        TrialTranscript transcript,
        List<TrialEvidence> evidence,
        Duration took) {
    public TrialResult {
        evidence = List.copyOf(evidence);
    }
}
