package dev.cutover.query;

import dev.cutover.run.ledger.RunState;
import java.time.Instant;

/** What time it is in a run, for somebody who looks on from outside. */
public final class ObservedRunTime {
    private ObservedRunTime() {}

    /**
     * The wall's time for a run that goes by it and has not ended; otherwise that of the last event, since a run on a
     * clock of its own stands still where nobody carries it.
     *
     * @param wall what the wall's clock says
     */
    public static Instant of(RunState state, Instant wall) {
        Instant last = state.lastAt().orElse(wall);
        boolean goesOn = state.ended().isEmpty() && state.created().pace().equals("real");
        return goesOn && wall.isAfter(last) ? wall : last;
    }
}
