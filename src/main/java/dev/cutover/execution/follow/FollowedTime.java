package dev.cutover.execution.follow;

import dev.cutover.query.ObservedRunTime;
import dev.cutover.run.ledger.RunState;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The time in a run that is followed. On the wall's clock it is the wall's; on a faster one it goes on from the last
 * event while a process carries the run out; otherwise the run stands still. Not thread-safe.
 */
final class FollowedTime {
    private static final String FACTOR = "\\d+(\\.\\d+)?x";

    private Instant runTime = Instant.EPOCH;
    private Instant wallTime = Instant.EPOCH;

    /** An event of this time has just happened. */
    void happened(Instant at, Instant wall) {
        runTime = at;
        wallTime = wall;
    }

    /**
     * The run's time now.
     *
     * @param carriedOut whether a process carries the run out
     */
    Instant now(RunState state, boolean carriedOut, Instant wall) {
        var observed = ObservedRunTime.of(state, wall);
        return factor(state)
                .filter(factor -> carriedOut && state.ended().isEmpty() && wall.isAfter(wallTime))
                .map(factor -> runTime.plusMillis(
                        Math.round(Duration.between(wallTime, wall).toMillis() * factor)))
                .filter(observed::isBefore)
                .orElse(observed);
    }

    private static Optional<Double> factor(RunState state) {
        String pace = state.created().pace();
        return pace.matches(FACTOR)
                ? Optional.of(Double.parseDouble(pace.substring(0, pace.length() - 1)))
                : Optional.empty();
    }
}
