package dev.cutover.words;

import dev.cutover.model.Runbook;
import dev.cutover.model.StepId;
import dev.cutover.run.Sample;
import dev.cutover.run.StepProgress;
import dev.cutover.run.fact.Amended;
import dev.cutover.run.fact.Event;
import dev.cutover.run.fact.RunFact;
import dev.cutover.run.ledger.RunState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The state of a run according to the events so far, and the last of them in words. Not thread-safe. */
public final class RunNarrative {
    /** The most events that any view shows. */
    private static final int MOST_LINES = 40;

    /**
     * How many of the last events are put into words first: most are details, but these usually include enough others.
     */
    private static final int FIRST_WORDED = 256;

    private final RunState state = new RunState();
    private final Deque<EventLine> last = new ArrayDeque<>();
    private final Runbook pinned;
    private final transient Map<StepId, StepProgress> progress = new HashMap<>();
    private transient boolean upToDate;
    private final List<HeldSpan> held = new ArrayList<>();
    private @Nullable Instant heldSince;
    private transient DisplayNames displayNames;
    private transient EventWords words;

    public RunNarrative(Runbook pinned) {
        this.pinned = pinned;
        displayNames = new DisplayNames(pinned);
        words = new EventWords(displayNames);
    }

    /** The narrative of all events so far. Only as many of the last ones are put into words as are needed. */
    public static RunNarrative of(Runbook runbook, List<Event> events) {
        for (int worded = FIRST_WORDED; ; worded *= 4) {
            var runNarrative = new RunNarrative(runbook);
            int quiet = Math.max(0, events.size() - worded);
            events.subList(0, quiet).forEach(runNarrative::follow);
            events.subList(quiet, events.size()).forEach(runNarrative::add);
            if (quiet == 0 || runNarrative.last.size() == MOST_LINES) {
                return runNarrative;
            }
        }
    }

    /**
     * Adds one more event, and returns its words.
     *
     * @throws dev.cutover.run.IllegalTransition if events are missing before it; an impossible event is put into words
     *     nevertheless, and is among the state's complaints
     */
    public EventLine add(Event event) {
        var eventLine = words.tell(event, state);
        follow(event);
        if (eventLine.matters()) {
            last.addLast(eventLine);
            if (last.size() > MOST_LINES) {
                last.removeFirst();
            }
        }
        return eventLine;
    }

    /** Adds a sample that is not recorded yet; only the runner itself has such samples. */
    public void measured(Sample sample, Instant at) {
        state.measured(sample, at);
        upToDate = true;
    }

    /** Whether samples arrive as they are taken. A reader of the record gets unchanged samples only once a minute. */
    public boolean isUpToDate() {
        return upToDate;
    }

    /** Adds the progress of a step; only the runner itself has it, since it is never recorded. */
    public void progressed(StepProgress report) {
        progress.put(report.step(), report);
    }

    /** The last progress that a step's attempt reported. */
    public Optional<StepProgress> progress(StepId step, int attempt) {
        return Optional.ofNullable(progress.get(step)).filter(report -> report.attempt() == attempt);
    }

    private void follow(Event event) {
        boolean wasHeld = state.held().isPresent();
        state.read(event);
        boolean isHeld = state.held().isPresent();
        if (heldSince != null && !isHeld) {
            held.add(new HeldSpan(heldSince, event.at()));
        }
        heldSince = !isHeld ? null : wasHeld ? heldSince : event.at();
        if (event.fact() instanceof RunFact.Amended) {
            rename();
        }
    }

    /** Names everything as the runbook with its amendments does; needed where a narrative is put together anew. */
    public void rename() {
        displayNames = new DisplayNames(Amended.of(pinned, state.amendments()));
        words = new EventWords(displayNames);
    }

    public RunState state() {
        return state;
    }

    /** Since when the run is held; empty if it is not. */
    public Optional<Instant> heldSince() {
        return Optional.ofNullable(heldSince);
    }

    /** A time during which the run was held. */
    private record HeldSpan(Instant from, Instant to) {
        /** How much of it lies after a moment. */
        Duration after(Instant moment) {
            return moment.isBefore(to) ? Duration.between(moment.isAfter(from) ? moment : from, to) : Duration.ZERO;
        }
    }

    /** How long the run has been held since a moment; a hold that has not ended yet does not count. */
    public Duration heldAfter(Instant moment) {
        return held.stream().map(span -> span.after(moment)).reduce(Duration.ZERO, Duration::plus);
    }

    public DisplayNames names() {
        return displayNames;
    }

    /** The runbook with all amendments so far. */
    public Runbook runbook() {
        return displayNames.runbook();
    }

    /** A criterion's value and its threshold, in words. */
    public String words(Sample sample) {
        return words.sample(sample);
    }

    /** The last events that matter, the newest last; at most forty. */
    public List<EventLine> last() {
        return List.copyOf(last);
    }
}
