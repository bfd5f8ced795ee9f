package dev.cutover.cli.watch;

import dev.cutover.execution.follow.FollowedRunView;
import dev.cutover.problem.ExitCode;
import dev.cutover.run.ledger.RunState;
import java.util.List;

/** Shows one run in this terminal or pipe until it is closed. Confined to one thread. */
interface RunViewer extends FollowedRunView, AutoCloseable {

    /** What was there already has been read. */
    default void caughtUp(RunState state) {}

    /**
     * The run has ended, or the viewer has left.
     *
     * @param exit the exit code of this process
     * @param words what it says at its end
     */
    default void over(ExitCode exit, List<String> words) {}

    /** Leaves the last picture, and gives the terminal back. */
    @Override
    void close();
}
