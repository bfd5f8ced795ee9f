package dev.cutover.query;

import dev.cutover.journal.Home;
import dev.cutover.journal.disk.JournalException;
import dev.cutover.model.Runbook;
import dev.cutover.model.StepId;
import dev.cutover.run.IllegalTransition;
import dev.cutover.run.RunId;
import dev.cutover.run.fact.Event;
import dev.cutover.run.fact.Fact;
import dev.cutover.run.fact.RunFact;
import dev.cutover.run.fact.RunOutcome;
import dev.cutover.run.ledger.RunState;
import dev.cutover.words.RunNarrative;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A run as its record stood when it was read. Reading takes no lock, so a run under way may be further by now. Its
 * events are folded once, when their state or their story is first asked for. Not thread-safe.
 */
public final class RecordedRun {
    private final RunId run;
    private final List<Event> events;
    private final String head;
    private @Nullable RunState state;

    private RecordedRun(RunId run, List<Event> events, String head) {
        this.run = run;
        this.events = List.copyOf(events);
        this.head = head;
    }

    /**
     * Reads and checks a record.
     *
     * @throws JournalException if it cannot be read, is empty, its chain is broken, or it does not begin with a run's
     *     creation
     */
    public static RecordedRun of(Home home, RunId run) {
        var recordedRun = read(home, run, first -> {});
        recordedRun.state();
        return recordedRun;
    }

    /**
     * Reads and checks a record, not folded yet.
     *
     * @param early told the first event as soon as it is read
     * @throws JournalException if it cannot be read, or its chain is broken
     */
    public static RecordedRun read(Home home, RunId run, Consumer<Event> early) {
        var reader = home.reader(run);
        var events = new ArrayList<Event>();
        reader.read(line -> {
            events.add(line.event());
            if (events.size() == 1) {
                early.accept(line.event());
            }
        });
        return new RecordedRun(run, events, reader.head());
    }

    /**
     * The newest run that has begun and not ended, dry runs apart, or else the newest of all; reads no more than it
     * must.
     *
     * @param early told the first event of a run as soon as it is read; the last one told of is not always the one
     *     meant
     */
    public static Optional<RecordedRun> newest(Home home, Consumer<Event> early) {
        var runs = home.runs();
        Optional<RecordedRun> newest;
        try {
            newest = begun(home, runs, early);
        } catch (JournalException broken) {
            // What is broken and over hides no run that is under way.
            var open = open(home, runs.stream().filter(home::mayBeOpen), early);
            return Optional.of(open.orElseThrow(() -> broken));
        }
        return newest.filter(RecordedRun::isOpen)
                .or(() -> newest.flatMap(ended ->
                        open(home, runs.stream().filter(run -> !run.equals(ended.run) && home.mayBeOpen(run)), early)))
                .or(() -> newest);
    }

    private static Optional<RecordedRun> begun(Home home, List<RunId> runs, Consumer<Event> early) {
        return runs.stream()
                .map(run -> read(home, run, early))
                .filter(RecordedRun::hasBegun)
                .findFirst();
    }

    private static Optional<RecordedRun> open(Home home, Stream<RunId> runs, Consumer<Event> early) {
        return runs.map(run -> read(home, run, early))
                .filter(RecordedRun::isOpen)
                .findFirst();
    }

    public RunId run() {
        return run;
    }

    public List<Event> events() {
        return events;
    }

    /** The hash of the last of them. */
    public String head() {
        return head;
    }

    private boolean hasBegun() {
        return !events.isEmpty();
    }

    private boolean isOpen() {
        return hasBegun() && !RunOutcome.isLast(newestFirst()) && !isDryRun();
    }

    private boolean isDryRun() {
        return events.get(0).fact() instanceof RunFact.Created created && created.isDryRun();
    }

    /** What the run is about: what its first event says. */
    RunFact.Created created() {
        return !events.isEmpty() && events.get(0).fact() instanceof RunFact.Created created
                ? created
                : state().created();
    }

    private List<Fact> newestFirst() {
        var facts = new ArrayList<Fact>(events.size());
        events.forEach(event -> facts.add(event.fact()));
        Collections.reverse(facts);
        return facts;
    }

    /**
     * The fold of the events, as well as they can be folded: what cannot have happened is among its complaints.
     *
     * @throws JournalException if the record does not begin with the run's creation
     */
    public RunState state() {
        if (state == null) {
            state = begun(RunState.asRead(events));
        }
        return state;
    }

    /**
     * The same in words, by the run's runbook. Nothing must be added to it.
     *
     * @throws JournalException if the record does not begin with the run's creation
     */
    public RunNarrative story(Runbook runbook) {
        var runNarrative = RunNarrative.of(runbook, events);
        if (state == null) {
            state = begun(runNarrative.state());
        }
        return runNarrative;
    }

    /** What keeps it from being believed as it stands; empty if nothing does. */
    public Optional<String> trouble() {
        return trouble(state());
    }

    private Optional<String> trouble(RunState folded) {
        var complaints = folded.complaints();
        if (complaints.isEmpty()) {
            return Optional.empty();
        }
        String more = complaints.size() == 1 ? "" : " (and " + (complaints.size() - 1) + " more)";
        return Optional.of("the record of run " + run + " tells what cannot be: " + complaints.get(0) + more
                + "; `cutover verify " + run + "` says how far it can be trusted");
    }

    /**
     * Makes sure that the run can be gone on with.
     *
     * @param steps whether its runbook has a step
     * @throws JournalException if an event cannot have followed those before it, or tells of a step that there is not
     */
    public void requireSound(Predicate<StepId> steps) {
        var folded = new RunState(steps);
        events.forEach(folded::read);
        trouble(folded).ifPresent(why -> {
            throw new JournalException(
                    why,
                    "it is not resumed; `cutover status " + run + "` shows it, `cutover rollback " + run
                            + "` undoes what was done");
        });
    }

    private RunState begun(RunState folded) {
        try {
            folded.created();
            return folded;
        } catch (IllegalTransition e) {
            throw new JournalException(
                    "the record of run " + run + " says what cannot be: " + e.getMessage(),
                    "`cutover verify " + run + "` says how far it can be trusted",
                    e);
        }
    }
}
