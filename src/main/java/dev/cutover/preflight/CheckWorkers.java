package dev.cutover.preflight;

/** Where systems are looked over side by side. */
@FunctionalInterface
public interface CheckWorkers {

    /**
     * Starts work on another thread.
     *
     * @return interrupts it
     */
    Runnable start(Runnable work);
}
