package dev.cutover.query;

import dev.cutover.model.Segment;
import dev.cutover.plan.rollback.RollbackMeter;
import dev.cutover.run.ledger.RunState;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;

/**
 * What can be said of the times still ahead. A pure function; asked for every picture. Called on the thread that reads
 * the state, which is not thread-safe.
 */
@FunctionalInterface
public interface Outlook {
    /** Nothing is known. */
    Outlook NONE = (state, now) -> new Expected(Optional.empty(), Optional.empty(), Optional.empty());

    Expected at(RunState state, Instant now);

    /**
     * The forecast, as far as it is known.
     *
     * @param plannedEnd the end as planned before the run
     * @param expectedEnd the end as expected now; a held run still has one
     * @param rollback the rollback meter of the whole run
     * @param segments the rollback meter of each segment in which something was done
     */
    record Expected(
            Optional<Instant> plannedEnd,
            Optional<Instant> expectedEnd,
            Optional<RollbackMeter> rollback,
            Map<Segment, RollbackMeter> segments) {
        public Expected {
            segments = Collections.unmodifiableMap(segments);
        }

        /** A forecast without segments. */
        public Expected(Optional<Instant> plannedEnd, Optional<Instant> expectedEnd, Optional<RollbackMeter> rollback) {
            this(plannedEnd, expectedEnd, rollback, Map.of());
        }
    }
}
