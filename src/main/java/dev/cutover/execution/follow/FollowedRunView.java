package dev.cutover.execution.follow;

import dev.cutover.engine.RunListener;
import dev.cutover.query.RunnerStatus;
import dev.cutover.run.ledger.RunState;
import java.time.Instant;

/** Shows a run that another process runs. Called on the thread that follows it; may wait, must not throw. */
public interface FollowedRunView {

    /** Gets what is in the record already as recalled, then what comes, and several times a second the run's time. */
    RunListener events();

    /**
     * No process runs it any more, and this is its time: on a clock of the run's own that of its last event, which may
     * be earlier than what has passed as long as a process seemed to be there. Comes before {@link #runner}.
     */
    void stands(Instant at);

    /**
     * The process that runs it is another one than before, has died, has left, or is back. Called once when the
     * following begins.
     *
     * @param state the run as far as it has been read; not to be kept
     */
    void runner(RunnerStatus runnerStatus, RunState state);
}
