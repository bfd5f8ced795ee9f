package dev.cutover.execution.follow;

import dev.cutover.model.environment.Pace;
import dev.cutover.query.ObservedRunTime;
import dev.cutover.run.ledger.RunState;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The time in a run that is followed. On the wall's clock it is the wall's; on a faster one it goes on from the last
 * event while a process runs it; otherwise the run stands still. Not thread-safe.
 */
final class FollowedTime {
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
     * @param isRunning whether a process runs it
     */
    Instant now(RunState state, boolean isRunning, Instant wall) {
        var observed = ObservedRunTime.of(state, wall);
        return factor(state)
                .filter(factor -> isRunning && state.ended().isEmpty() && wall.isAfter(wallTime))
                .map(factor -> runTime.plusMillis(
                        Math.round(Duration.between(wallTime, wall).toMillis() * factor)))
                .filter(observed::isBefore)
                .orElse(observed);
    }

    private static Optional<Double> factor(RunState state) {
        return Pace.of(state.created().pace())
                .filter(Pace.Scaled.class::isInstance)
                .map(pace -> ((Pace.Scaled) pace).factor());
    }
}
