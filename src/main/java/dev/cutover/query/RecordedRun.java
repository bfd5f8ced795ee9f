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
     * @param early gets the first event as soon as it is read
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
     * The newest open run, or else the newest of all; a dry run only where there is no other, and never a rehearsal,
     * which is no run of the home, nor a reconciliation on its own. Reads no more records than necessary.
     *
     * @param early gets the first event of a run as soon as it is read; the last run it gets is not always the one
     *     returned
     */
    public static Optional<RecordedRun> newest(Home home, Consumer<Event> early) {
        var runs = home.runs();
        Optional<RecordedRun> newest;
        try {
            newest = begun(home, runs, early);
        } catch (JournalException broken) {
            // A broken record must not hide an open run.
            var open = open(home, runs.stream().filter(run -> mayBeOpen(home, run)), early);
            return Optional.of(open.orElseThrow(() -> broken));
        }
        return newest.filter(RecordedRun::isOpen)
                .or(() -> newest.flatMap(ended ->
                        open(home, runs.stream().filter(run -> !run.equals(ended.run) && mayBeOpen(home, run)), early)))
                .or(() -> newest);
    }

    private static boolean mayBeOpen(Home home, RunId run) {
        return home.mayBeOpen(run) && !home.isApart(run);
    }

    private static Optional<RecordedRun> begun(Home home, List<RunId> runs, Consumer<Event> early) {
        return firstBegun(home, runs.stream().filter(run -> !home.isDryRun(run) && !home.isApart(run)), early)
                .or(() -> firstBegun(home, runs.stream().filter(home::isDryRun), early));
    }

    private static Optional<RecordedRun> firstBegun(Home home, Stream<RunId> runs, Consumer<Event> early) {
        return runs.map(run -> read(home, run, early))
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

    /** The facts of the run's creation: its first event. */
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
     * The state that the events fold to; events that cannot have happened are among its complaints.
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
     * The run in words, by its own runbook. The result must not be modified.
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

    /** Why the record cannot be trusted; empty if it can. */
    public Optional<String> trouble() {
        return trouble(run, state());
    }

    static Optional<String> trouble(RunId run, RunState folded) {
        var complaints = folded.complaints();
        if (complaints.isEmpty()) {
            return Optional.empty();
        }
        String more = complaints.size() == 1 ? "" : " (and " + (complaints.size() - 1) + " more)";
        return Optional.of("the record of run " + run + " tells an impossible story: " + complaints.get(0) + more
                + "; it cannot be resumed, only rolled back. `cutover verify " + run + "` names every such event");
    }

    /**
     * Makes sure that the run can be resumed.
     *
     * @param steps whether its runbook has a step
     * @throws JournalException if an event cannot have followed those before it, or names a step that the runbook does
     *     not have
     */
    public void requireSound(Predicate<StepId> steps) {
        var folded = new RunState(steps);
        events.forEach(folded::read);
        trouble(run, folded).ifPresent(why -> {
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
                    "the record of run " + run + " has an event that cannot have happened: " + e.getMessage(),
                    "`cutover verify " + run + "` says how far it can be trusted",
                    e);
        }
    }
}
