package dev.cutover.model;

import java.time.Duration;
import java.util.Optional;

/**
 * How a step is executed.
 *
 * @param expected planned duration
 * @param timeout limit of one attempt; a step that waits for people is bounded by one that is written
 * @param critical whether the run is tainted when the step fails or is skipped
 * @param optional whether it may be left out
 * @param timed whether the runbook says the timeout itself; only then does it bound what people do
 * @param escalate the escalation of its unanswered questions; the runbook's rule if it has none
 */
public record Policy(
        Optional<Duration> expected,
        Duration timeout,
        Retry retry,
        OnFailure onFailure,
        boolean critical,
        boolean optional,
        boolean timed,
        Optional<Escalation> escalate) {
    public static final Duration DEFAULT_TIMEOUT = Duration.ofMinutes(1);
    public static final Policy DEFAULT =
            new Policy(Optional.empty(), DEFAULT_TIMEOUT, Retry.NEVER, OnFailure.ASK, true, false);

    /** The same for a step whose failure is asked about by nobody. */
    Policy goingOn() {
        return new Policy(expected, timeout, retry, OnFailure.CONTINUE, critical, optional, timed, Optional.empty());
    }

    /** A policy with the runbook's escalation. */
    public Policy(
            Optional<Duration> expected,
            Duration timeout,
            Retry retry,
            OnFailure onFailure,
            boolean critical,
            boolean optional) {
        this(expected, timeout, retry, onFailure, critical, optional, false, Optional.empty());
    }

    /** A policy whose time limit does not bound people. */
    public Policy(
            Optional<Duration> expected,
            Duration timeout,
            Retry retry,
            OnFailure onFailure,
            boolean critical,
            boolean optional,
            Optional<Escalation> escalate) {
        this(expected, timeout, retry, onFailure, critical, optional, false, escalate);
    }
}
