package dev.cutover.preflight;

/** Runs the checks of several systems in parallel. Several checks may start work at once: must be thread-safe. */
@FunctionalInterface
public interface CheckWorkers {

    /**
     * Starts work on another thread.
     *
     * @return interrupts that work
     */
    Runnable start(Runnable work);
}
