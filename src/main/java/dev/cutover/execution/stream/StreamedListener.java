package dev.cutover.execution.stream;

import dev.cutover.engine.RunListener;
import dev.cutover.execution.listen.PassingListener;
import dev.cutover.run.fact.Event;
import java.util.List;

/** Wakes a stream for the events that another listener gets as well. As thread-safe as that listener. */
public record StreamedListener(RunListener listener, EventStream stream) implements PassingListener {
    @Override
    public void happened(List<Event> events) {
        listener.happened(events);
        wake(events);
    }

    @Override
    public void recalled(List<Event> past) {
        listener.recalled(past);
        wake(past);
    }

    private void wake(List<Event> events) {
        if (!events.isEmpty()) {
            stream.upTo(events.get(events.size() - 1).seq());
        }
    }
}
