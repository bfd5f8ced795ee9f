package dev.cutover.cli.reading;

import dev.cutover.journal.Home;
import dev.cutover.journal.JournalException;
import dev.cutover.run.Event;
import dev.cutover.run.IllegalTransition;
import dev.cutover.run.RunId;
import dev.cutover.run.RunState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A run as its record stood when it was read. Reading takes no lock, so a run under way may be further by now.
 *
 * @param state the fold of the events
 * @param head the hash of the last of them
 */
public record Recorded(RunId run, List<Event> events, RunState state, String head) {
    public Recorded {
        events = List.copyOf(events);
    }

    /**
     * Reads and checks a record.
     *
     * @throws JournalException if it cannot be read, is empty, or cannot be trusted
     */
    public static Recorded of(Home home, RunId run) {
        var reader = home.reader(run);
        var events = new ArrayList<Event>();
        reader.read(line -> events.add(line.event()));
        return folded(run, events, reader.head());
    }

    /**
     * The newest run that has begun and not ended, dry runs apart, or else the newest of all; reads no more than it
     * must.
     */
    public static Optional<Recorded> newest(Home home) {
        return home.perhapsOpen()
                .flatMap(run -> ifBegun(home, run).stream())
                .filter(recorded ->
                        recorded.state().ended().isEmpty() && !recorded.state().isDryRun())
                .findFirst()
                .or(() -> home.runs().stream()
                        .flatMap(run -> ifBegun(home, run).stream())
                        .findFirst());
    }

    private static Optional<Recorded> ifBegun(Home home, RunId run) {
        var reader = home.reader(run);
        var events = new ArrayList<Event>();
        reader.read(line -> events.add(line.event()));
        return events.isEmpty() ? Optional.empty() : Optional.of(folded(run, events, reader.head()));
    }

    private static Recorded folded(RunId run, List<Event> events, String head) {
        var state = new RunState();
        try {
            events.forEach(state::apply);
            state.created();
        } catch (IllegalTransition e) {
            throw new JournalException(
                    "the record of run " + run + " says what cannot be: " + e.getMessage(),
                    "`cutover verify " + run + "` says how far it can be trusted",
                    e);
        }
        return new Recorded(run, events, state, head);
    }
}
