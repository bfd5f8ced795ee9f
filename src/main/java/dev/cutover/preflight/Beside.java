package dev.cutover.preflight;

/** Where systems are looked over side by side. */
@FunctionalInterface
public interface Beside {

    /**
     * Starts work on another thread.
     *
     * @return interrupts it
     */
    Runnable start(Runnable work);
}
