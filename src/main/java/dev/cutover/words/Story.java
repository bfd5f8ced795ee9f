package dev.cutover.words;

import dev.cutover.model.Runbook;
import dev.cutover.run.Amended;
import dev.cutover.run.Event;
import dev.cutover.run.RunFact;
import dev.cutover.run.RunState;
import dev.cutover.run.Sample;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * A run as far as its events have been heard: the state they fold to, and the last of them in words. Not thread-safe.
 */
public final class Story {
    private static final int KEPT = 50;

    private final RunState state = new RunState();
    private final Deque<Told> last = new ArrayDeque<>();
    private final Runbook pinned;
    private Names names;
    private EventWords words;

    public Story(Runbook runbook) {
        pinned = runbook;
        names = new Names(runbook);
        words = new EventWords(names);
    }

    /** The story of everything that has happened. */
    public static Story of(Runbook runbook, List<Event> events) {
        var story = new Story(runbook);
        events.forEach(story::add);
        return story;
    }

    /**
     * Hears one more event, and tells it.
     *
     * @throws dev.cutover.run.IllegalTransition if it cannot follow
     */
    public Told add(Event event) {
        var told = words.tell(event, state);
        state.apply(event);
        if (event.fact() instanceof RunFact.Amended) {
            names = new Names(Amended.of(pinned, state.amendments()));
            words = new EventWords(names);
        }
        if (told.matters()) {
            last.addLast(told);
            if (last.size() > KEPT) {
                last.removeFirst();
            }
        }
        return told;
    }

    public RunState state() {
        return state;
    }

    public Names names() {
        return names;
    }

    /** As it counts now: with what was amended. */
    public Runbook runbook() {
        return names.runbook();
    }

    /** A value of a criterion beside its threshold, in words. */
    public String words(Sample sample) {
        return words.sample(sample);
    }

    /** The last events that matter, the newest last; at most fifty. */
    public List<Told> last() {
        return List.copyOf(last);
    }
}
