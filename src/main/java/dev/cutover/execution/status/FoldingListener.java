package dev.cutover.execution.status;

import dev.cutover.engine.RunListener;
import dev.cutover.execution.listen.PassingListener;
import dev.cutover.run.fact.Event;
import java.util.List;

/**
 * Passes on what is recorded to the live status first, and then everything to whoever shows it. As thread-safe as that.
 */
public record FoldingListener(LiveStatus liveStatus, RunListener listener) implements PassingListener {
    @Override
    public void happened(List<Event> events) {
        liveStatus.add(events);
        listener.happened(events);
    }

    @Override
    public void recalled(List<Event> past) {
        liveStatus.recall(past);
        listener.recalled(past);
    }
}
