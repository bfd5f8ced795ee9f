package dev.cutover.engine;

import dev.cutover.model.Scope;
import java.time.Duration;

/** Where people speak to a run under way. Thread-safe; what is said is settled by the engine, one at a time. */
public interface Desk {

    /** Answers a question after so much of the run's time. */
    void say(Saying saying, Duration after);

    /** No new steps; ramps stay where they are. */
    void hold(String by, String why);

    /** Ends a hold. */
    void goOn(String by, String why);

    /** Asks for the way back. */
    void rollBack(Scope scope, String by, String reason);

    /** Ends the process at the next safe instant; the run stays resumable. */
    void leave(String why);
}
