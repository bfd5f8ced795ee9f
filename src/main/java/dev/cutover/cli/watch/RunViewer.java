package dev.cutover.cli.watch;

import dev.cutover.execution.follow.FollowedRunView;
import dev.cutover.run.ledger.RunState;

/** Shows one run in this terminal or pipe until it is closed. Confined to one thread. */
interface RunViewer extends FollowedRunView, AutoCloseable {

    /** What was there already has been read. */
    default void caughtUp(RunState state) {}

    /** Leaves the last picture, and gives the terminal back. */
    @Override
    void close();
}
