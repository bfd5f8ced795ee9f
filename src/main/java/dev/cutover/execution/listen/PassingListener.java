package dev.cutover.execution.listen;

import dev.cutover.engine.RunListener;
import dev.cutover.run.Sample;
import dev.cutover.run.StepProgress;
import dev.cutover.run.fact.Event;
import java.time.Instant;
import java.util.List;

/**
 * Hands everything on to another listener; whoever implements it does more for some of it. As thread-safe as that one.
 */
public interface PassingListener extends RunListener {
    /** The listener that gets everything. */
    RunListener listener();

    @Override
    default void happened(List<Event> events) {
        listener().happened(events);
    }

    @Override
    default void recalled(List<Event> past) {
        listener().recalled(past);
    }

    @Override
    default void measured(Sample sample, Instant at) {
        listener().measured(sample, at);
    }

    @Override
    default void progressed(StepProgress progress) {
        listener().progressed(progress);
    }

    @Override
    default boolean isHeardFirst() {
        return listener().isHeardFirst();
    }

    @Override
    default void passed(Instant now) {
        listener().passed(now);
    }
}
