package dev.cutover.rehearsal;

import dev.cutover.run.ledger.RunState;
import java.time.Duration;
import java.time.Instant;

/**
 * An earlier run, as its record tells it.
 *
 * @param begun when it began on the wall; its own clock may have shown another date
 */
public record PastRun(Instant begun, RunState state) {

    /** An instant of the run's clock, dated by the wall. */
    Instant onTheWall(Instant instant) {
        var from = state.createdAt().orElse(instant);
        return begun.plus(Duration.between(from, instant));
    }
}
