package dev.cutover.journal;

import dev.cutover.run.fact.Event;
import java.util.List;

/**
 * A run that this process holds.
 *
 * @param events everything recorded so far
 * @param notices notices about the opening, to be recorded as notes: a torn line cut off, a copy rebuilt, a runner that
 *     exited without releasing the run
 */
public record OpenedRun(RunJournal journal, List<Event> events, List<String> notices) implements AutoCloseable {
    public OpenedRun {
        events = List.copyOf(events);
        notices = List.copyOf(notices);
    }

    @Override
    public void close() {
        journal.close();
    }
}
