package dev.cutover.engine;

import dev.cutover.run.Sample;
import dev.cutover.run.StepProgress;
import dev.cutover.run.fact.Event;
import java.time.Instant;
import java.util.List;

/** Shows a run. Called on the engine's thread, after the events are durable; must not block and must not throw. */
public interface RunListener {

    /** What has happened, in order; never empty. */
    void happened(List<Event> events);

    /** What had happened before this process took the run; heard once, before anything else. */
    default void recalled(List<Event> past) {
        happened(past);
    }

    /**
     * A sample was taken that says what was said before. It is not on record yet: those of a minute come to it
     * together, and never if the process is killed before.
     */
    default void measured(Sample sample, Instant at) {}

    /** A system says how far its work is. Not on record, and never will be. At most once a second for each call. */
    default void progressed(StepProgress progress) {}

    /**
     * Whether it must have heard before systems are asked for what follows, since it acts on them itself. Others hear
     * while systems are at work.
     */
    default boolean isHeardFirst() {
        return false;
    }

    /**
     * Nothing has happened; time has passed. Called about four times a second of the wall, only where time is real or
     * scaled.
     */
    default void passed(Instant now) {}
}
