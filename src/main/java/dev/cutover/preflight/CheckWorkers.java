package dev.cutover.preflight;

/** Where systems are looked over side by side. Several checks may start work at once: must be thread-safe. */
@FunctionalInterface
public interface CheckWorkers {

    /**
     * Starts work on another thread.
     *
     * @return interrupts it
     */
    Runnable start(Runnable work);
}
