package dev.cutover.rehearsal;

import dev.cutover.run.ledger.RunState;
import java.time.Duration;
import java.time.Instant;

/**
 * An earlier run, as read from its record.
 *
 * @param begun when it began in real time; its own clock may have shown another date
 */
public record PastRun(Instant begun, RunState state) {

    /** Converts an instant of the run's clock to real time. */
    public Instant inRealTime(Instant instant) {
        var from = state.createdAt().orElse(instant);
        return begun.plus(Duration.between(from, instant));
    }
}
