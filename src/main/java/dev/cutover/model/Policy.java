package dev.cutover.model;

import java.time.Duration;
import java.util.Optional;

/**
 * How a step is executed.
 *
 * @param expected planned duration
 * @param timeout limit of one attempt; for a step that waits for people, its connector's calls only
 * @param critical whether the run is tainted when the step fails or is skipped
 * @param optional whether it may be left out
 * @param escalate the escalation of its unanswered questions; the runbook's rule if it has none
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

    /** A policy with the runbook's escalation. */
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
