package dev.cutover.query;

import dev.cutover.run.ledger.RunState;
import java.time.Instant;

/** The time in a run, for a reader outside the process that runs it. */
public final class ObservedRunTime {
    private ObservedRunTime() {}

    /**
     * The wall clock's time for an open run on the wall clock; otherwise the time of the last event, since a run on its
     * own clock stands still while no process runs it.
     *
     * @param wall the wall clock's time
     */
    public static Instant of(RunState state, Instant wall) {
        Instant last = state.lastAt().orElse(wall);
        boolean goesOn = state.ended().isEmpty() && state.created().pace().equals("real");
        return goesOn && wall.isAfter(last) ? wall : last;
    }
}
