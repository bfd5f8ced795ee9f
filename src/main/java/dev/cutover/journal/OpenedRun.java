package dev.cutover.journal;

import dev.cutover.run.fact.Event;
import java.util.List;

/**
 * A run that this process holds.
 *
 * @param events everything recorded so far
 * @param notices what a reader should know of the opening, to be recorded as noted: a torn line cut off, a copy made
 *     anew, a runner that died without giving up the run
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
