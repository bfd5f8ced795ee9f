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

    /** The events before this process took the run; called once, before anything else. */
    default void recalled(List<Event> past) {
        happened(past);
    }

    /**
     * A sample was taken that brings nothing new. It is not recorded yet: the samples of a minute are recorded
     * together, or never if the process is killed before.
     */
    default void measured(Sample sample, Instant at) {}

    /** A system reports its progress. This is never recorded. At most once a second for each call. */
    default void progressed(StepProgress progress) {}

    /**
     * Whether it must be notified before the next calls start, because it acts on systems itself. Others are notified
     * while calls are under way.
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
