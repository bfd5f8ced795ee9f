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
        return goesOn(state) && wall.isAfter(last) ? wall : last;
    }

    /** Whether the run's time goes on without a process: it is open, and on the wall clock. */
    public static boolean goesOn(RunState state) {
        return state.ended().isEmpty() && state.created().pace().equals("real");
    }
}
