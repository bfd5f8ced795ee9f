package dev.cutover.engine.operator;

import java.util.function.Consumer;

/**
 * What the engine knows of the requests that waited before it began, while somebody passes them on. What people said
 * counts from the first decision on; only a rollback never waits for it. Large content arrives beside the run, and the
 * engine does not leave by itself before all of it has. The methods that tell are thread-safe, those that ask belong to
 * the engine's thread.
 */
public final class EarlierRequests implements AutoCloseable {
    private final Consumer<Runnable> toEngine;
    private boolean saying;
    private boolean arriving;

    public EarlierRequests(Consumer<Runnable> toEngine) {
        this.toEngine = toEngine;
    }

    /** Requests are going to be passed on. */
    public void begin() {
        toEngine.accept(() -> {
            saying = true;
            arriving = true;
        });
    }

    /** Everything but large content has been passed on. */
    public void said() {
        toEngine.accept(() -> saying = false);
    }

    /** Everything has been passed on. */
    @Override
    public void close() {
        toEngine.accept(() -> {
            saying = false;
            arriving = false;
        });
    }

    /** Whether there may still be something to hear before the first decision. */
    public boolean areSaid() {
        return !saying;
    }

    /** Whether all has arrived. */
    public boolean areIn() {
        return !arriving;
    }
}
