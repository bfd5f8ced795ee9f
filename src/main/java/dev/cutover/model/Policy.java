package dev.cutover.model;

import java.time.Duration;
import java.util.Optional;

/**
 * How a step is carried out.
 *
 * @param expected planned duration
 * @param timeout limit of one attempt; for a step that waits for people, its connector's calls only
 * @param critical whether the run is tainted when the step fails or is skipped
 * @param optional whether it may be left out
 * @param escalate to whom its questions go that nobody answers; the runbook's own rule if it says nothing
 */
public record Policy(
        Optional<Duration> expected,
        Duration timeout,
        Retry retry,
        OnFailure onFailure,
        boolean critical,
        boolean optional,
        Optional<Escalation> escalate) {
    public static final Duration DEFAULT_TIMEOUT = Duration.ofMinutes(1);
    public static final Policy DEFAULT =
            new Policy(Optional.empty(), DEFAULT_TIMEOUT, Retry.NEVER, OnFailure.ASK, true, false);

    /** A policy that leaves it to the runbook to whom questions go. */
    public Policy(
            Optional<Duration> expected,
            Duration timeout,
            Retry retry,
            OnFailure onFailure,
            boolean critical,
            boolean optional) {
        this(expected, timeout, retry, onFailure, critical, optional, Optional.empty());
    }
}
