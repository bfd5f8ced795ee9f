package dev.cutover.history.memory;

import java.util.Locale;

/** How seriously something was exercised, the least first. */
public enum ExerciseLevel {
    /** Not at all. */
    NEVER,
    /** In a dry run, or in a run whose clock was not the real one: nothing of it proves anything about real systems. */
    SIMULATED,
    /** In a scenario of {@code cutover rehearse}, or, forward, in real time in an environment that is not live. */
    REHEARSED,
    /** Rolled back in real time in an environment that is not live: on purpose, and measured. */
    DRILLED,
    /** In a live run. */
    LIVE;

    /** In lower case, as people read it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
