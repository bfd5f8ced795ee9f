package dev.cutover.engine.operator;

import dev.cutover.model.Scope;
import java.time.Duration;

/**
 * The freeze of ramps while somebody asks for a rollback: stop first, reasons after. It lapses when nothing was said
 * for {@link #PATIENCE} of their own time, or with its runner. Thread-safe; never waits.
 */
public interface RampFreeze {
    /** How long it stands after the last word. */
    Duration PATIENCE = Duration.ofMinutes(2);

    /**
     * Whoever asks has said something: the freeze stands anew, for what they mean now.
     *
     * @param scope what is to be rolled back, as far as it is known
     * @param by who asks
     */
    void keep(Scope scope, String by);

    /**
     * The same, where the request for the rollback follows with nobody typing in between: how long the command takes is
     * not how long a person takes to decide.
     */
    void keepForRequest(Scope scope, String by);

    /** Ends it; nothing happens if it has ended. */
    void release(String why);
}
