package dev.cutover.reconcile.pushdown;

import java.util.Optional;

/** How long databases are waited for while they add up their rows. Not thread-safe. */
@FunctionalInterface
public interface PushDownWait {

    /**
     * Asked about twice a second, on the thread that waits.
     *
     * @return why they are not waited for any longer, as a sentence, and all rows are read; empty if they are
     */
    Optional<String> over();
}
