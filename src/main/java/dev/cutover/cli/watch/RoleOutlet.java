package dev.cutover.cli.watch;

import dev.cutover.console.role.RoleSheet;
import java.time.Instant;
import java.util.Optional;

/** Where a role sees what is asked of it. Confined to one thread. */
interface RoleOutlet extends AutoCloseable {

    /** Shows all of it, as often as the time that it tells has changed. */
    void show(RoleSheet page);

    /**
     * What is asked has changed.
     *
     * @param page all that is asked now
     * @param rings whether something is new to the role
     */
    void changed(Instant at, RoleSheet page, boolean rings);

    /** Says that the runner has gone or is back; empty to say nothing any more. */
    void say(Instant at, Optional<RunnerWords.Said> said);

    /** Whether nobody reads it any more. */
    boolean isClosed();

    @Override
    void close();
}
