package dev.cutover.engine;

import dev.cutover.run.Event;
import java.time.Instant;
import java.util.List;

/** Shows a run. Called on the engine's thread, after the events are durable; must not block and must not throw. */
public interface RunListener {

    /** What has happened, in order; never empty. A resumed run first hears everything that happened before. */
    void happened(List<Event> events);

    /**
     * Nothing has happened; time has passed. Called about four times a second of the wall, only where time is real or
     * scaled.
     */
    default void passed(Instant now) {}
}
