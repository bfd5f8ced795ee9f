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
 */
public record Policy(
        Optional<Duration> expected,
        Duration timeout,
        Retry retry,
        OnFailure onFailure,
        boolean critical,
        boolean optional) {
    public static final Duration DEFAULT_TIMEOUT = Duration.ofMinutes(1);
    public static final Policy DEFAULT =
            new Policy(Optional.empty(), DEFAULT_TIMEOUT, Retry.NEVER, OnFailure.ASK, true, false);
}
