package dev.cutover.query;

import dev.cutover.model.Segment;
import dev.cutover.plan.RollbackMeter;
import dev.cutover.run.ledger.RunState;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;

/** What can be said of the times still ahead. A pure function; asked for every picture. */
@FunctionalInterface
public interface Outlook {
    /** Nothing is known. */
    Outlook NONE = (state, now) -> new Expected(Optional.empty(), Optional.empty(), Optional.empty());

    Expected at(RunState state, Instant now);

    /**
     * Times ahead, as far as they are known.
     *
     * @param plannedEnd as the plan had it before the run
     * @param expectedEnd as it looks now; a run that is held has one still
     * @param wayBack what the way back of the whole run is like now
     * @param segments the same of each segment that something was done in
     */
    record Expected(
            Optional<Instant> plannedEnd,
            Optional<Instant> expectedEnd,
            Optional<RollbackMeter> wayBack,
            Map<Segment, RollbackMeter> segments) {
        public Expected {
            segments = Collections.unmodifiableMap(segments);
        }

        /** With nothing to be said of segments. */
        public Expected(Optional<Instant> plannedEnd, Optional<Instant> expectedEnd, Optional<RollbackMeter> wayBack) {
            this(plannedEnd, expectedEnd, wayBack, Map.of());
        }
    }
}
