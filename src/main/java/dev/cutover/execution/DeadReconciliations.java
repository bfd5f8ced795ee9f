package dev.cutover.execution;

import dev.cutover.engine.context.WorkFolders;
import dev.cutover.journal.Home;
import dev.cutover.journal.OpenedRun;
import dev.cutover.journal.RunJournals;
import dev.cutover.journal.Runner;
import dev.cutover.problem.FileTrouble;
import dev.cutover.problem.ProblemException;
import dev.cutover.run.RunId;
import dev.cutover.run.fact.Event;
import dev.cutover.run.fact.Fact;
import dev.cutover.run.fact.RunFact;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reconciliations on their own whose process is gone before they had a result, as a job of the night finds them that
 * was killed the night before: the next one of the same step ends them and removes their temporary files, since what
 * they would find by now is not what is asked. One that a process still runs is left alone. Not thread-safe.
 */
public final class DeadReconciliations {
    private static final String REAL = "real";

    private final Home home;
    private final RunJournals journals;

    public DeadReconciliations(Home home, RunJournals journals) {
        this.home = home;
        this.journals = journals;
    }

    /**
     * Ends those of the same step, runbook, environment and segment.
     *
     * @param next the one that is about to begin
     * @return a sentence about each
     */
    public List<String> end(RunFact.Created next, Instant now) {
        var told = new ArrayList<String>();
        for (var run : home.runs()) {
            if (home.isApart(run) && home.mayBeOpen(run)) {
                end(run, next, now).ifPresent(told::add);
            }
        }
        return told;
    }

    private Optional<String> end(RunId run, RunFact.Created next, Instant now) {
        try {
            var events = home.events(run);
            if (events.isEmpty() || !isSame(events.get(0).fact(), next) || hasEnded(events)) {
                return Optional.empty();
            }
            // Held by a process that is alive, this fails.
            try (var opened = journals.open(run, now)) {
                return Optional.of(end(run, opened, now));
            }
        } catch (ProblemException heldOrBroken) {
            return Optional.empty();
        }
    }

    private static boolean hasEnded(List<Event> events) {
        return events.get(events.size() - 1).fact() instanceof RunFact.Ended;
    }

    private static boolean isSame(Fact first, RunFact.Created other) {
        return first instanceof RunFact.Created one
                && one.only().equals(other.only())
                && one.mode() == other.mode()
                && one.pinned().runbook().equals(other.pinned().runbook())
                && one.pinned().environment().equals(other.pinned().environment());
    }

    private String end(RunId run, OpenedRun opened, Instant now) {
        var events = opened.events();
        var last = events.get(events.size() - 1).at();
        var runner = Runner.thisProcess();
        var facts = new ArrayList<Fact>();
        facts.add(new RunFact.LeaseTaken(runner.host(), runner.pid(), runner.user(), "the next one of the same step"));
        opened.notices().forEach(notice -> facts.add(new RunFact.RunNote(notice)));
        facts.add(new RunFact.Ended(
                RunFact.Ending.ABORTED,
                "its process was gone before it had a result, and the next one of the same step has begun",
                List.of(),
                Map.of()));
        opened.journal().append(at(events.get(0), last, now), Event.ENGINE, facts);
        opened.journal().force();
        return "run " + run + ", of the same step, was broken off: it is ended without a result" + removed(run);
    }

    /** On a clock of its own, its time stood still meanwhile. */
    private static Instant at(Event first, Instant last, Instant now) {
        boolean isReal = first.fact() instanceof RunFact.Created created
                && created.pace().equals(REAL);
        return isReal && now.isAfter(last) ? now : last;
    }

    private String removed(RunId run) {
        var files = home.folder(run).work();
        try {
            WorkFolders.remove(files);
            return ", and its temporary files are removed";
        } catch (IOException e) {
            return "; its temporary files are left in " + files + ": " + FileTrouble.words(e);
        }
    }
}
