package dev.cutover.execution;

import com.github.f4b6a3.ulid.Ulid;
import dev.cutover.history.HomeHistory;
import dev.cutover.history.Recollection;
import dev.cutover.history.memory.RecordStamp;
import dev.cutover.history.memory.RunRecall;
import dev.cutover.journal.Home;
import dev.cutover.problem.ProblemException;
import dev.cutover.rehearsal.PastRun;
import dev.cutover.rehearsal.PastRuns;
import dev.cutover.run.IllegalTransition;
import dev.cutover.run.RunId;
import dev.cutover.run.fact.RunFact;
import dev.cutover.run.ledger.RunState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The earlier runs of a home. What is remembered of them only tells where to look: a run is found after its own record
 * was read, its chain checked, and its events folded. A record is read once for as long as it stays as it is, however
 * often a gate asks. Thread-safe.
 */
final class RecordedRuns implements PastRuns {
    private final Home home;
    private final RunId asking;
    private final Map<RunId, Stamped<RunRecall.Recalled>> hints = new HashMap<>();
    private final Map<RunId, Stamped<PastRun>> confirmed = new HashMap<>();

    /** What a record gave when it had this stamp. */
    private record Stamped<T>(String stamp, Recollection<T> found) {}

    RecordedRuns(Home home, RunId asking) {
        this.home = home;
        this.asking = asking;
    }

    /** What is remembered of the other runs, the newest first. */
    synchronized List<RunRecall.Recalled> remembered() {
        var runs = others();
        recall(runs, stamps(runs));
        return runs.stream()
                .flatMap(run -> Optional.ofNullable(hints.get(run)).stream())
                .flatMap(hint -> hint.found().known().stream())
                .toList();
    }

    /** A run as its record tells it now. */
    synchronized Recollection<PastRun> confirmed(RunId run) {
        return confirmed(run, RecordStamp.of(home, run).orElse(""));
    }

    private List<RunId> others() {
        return home.runs().stream().filter(run -> !run.equals(asking)).toList();
    }

    private Map<RunId, String> stamps(List<RunId> runs) {
        var stamps = new HashMap<RunId, String>();
        runs.forEach(run -> stamps.put(run, RecordStamp.of(home, run).orElse("")));
        return stamps;
    }

    @Override
    public synchronized Found of(Sought sought) {
        var runs = others();
        var stamps = stamps(runs);
        recall(runs, stamps);
        var past = new ArrayList<PastRun>();
        var leftOut = new ArrayList<String>();
        for (var run : runs) {
            var hint = hints.get(run);
            if (hint == null || hint.found().known().isEmpty()) {
                if (hint != null && mayBeOf(sought.runbook(), run)) {
                    leftOut.add(leftOut(run, hint.found().trouble()));
                }
            } else if (mayCount(hint.found().known().orElseThrow(), sought)) {
                var found = confirmed(run, stamps.getOrDefault(run, ""));
                found.known().ifPresentOrElse(past::add, () -> leftOut.add(leftOut(run, found.trouble())));
            }
        }
        return new Found(past, leftOut);
    }

    private void recall(List<RunId> runs, Map<RunId, String> stamps) {
        var changed = runs.stream()
                .filter(run -> !isOf(hints.get(run), stamps.getOrDefault(run, "")))
                .toList();
        if (!changed.isEmpty()) {
            HomeHistory.of(home)
                    .whole(changed)
                    .runs()
                    .forEach(found ->
                            hints.put(found.run(), new Stamped<>(stamps.getOrDefault(found.run(), ""), found)));
        }
    }

    private static boolean isOf(@Nullable Stamped<?> known, String stamp) {
        return known != null && !stamp.isEmpty() && known.stamp().equals(stamp);
    }

    private static boolean mayCount(RunRecall.Recalled recalled, Sought sought) {
        var run = recalled.run();
        var lasted = run.listed().progress().figures().lasted();
        return run.origin().runbook().equals(sought.runbook())
                && !run.origin().isDryRun()
                && (run.origin().isInRealTime() || !sought.inRealTime())
                // Of a simulated hour only the beginning is known in real time.
                && run.rollbacks().stream()
                        .anyMatch(rollback -> !rollback.decided().plus(lasted).isBefore(sought.since()));
    }

    private Recollection<PastRun> confirmed(RunId run, String stamp) {
        var known = confirmed.get(run);
        if (known == null || !isOf(known, stamp)) {
            known = new Stamped<>(stamp, read(run));
            confirmed.put(run, known);
        }
        return known.found();
    }

    private Recollection<PastRun> read(RunId run) {
        try {
            var state = RunState.of(home.events(run));
            var begun = Ulid.from(run.value().toUpperCase(Locale.ROOT)).getInstant();
            return Recollection.of(run, new PastRun(begun, state));
        } catch (ProblemException e) {
            return Recollection.none(run, e.problems().get(0).message());
        } catch (IllegalTransition | IllegalArgumentException e) {
            return Recollection.none(run, String.valueOf(e.getMessage()));
        }
    }

    /** A record whose beginning cannot be read may be of any runbook. */
    private boolean mayBeOf(String runbook, RunId run) {
        try {
            return home.reader(run)
                    .first()
                    .map(line -> !(line.event().fact() instanceof RunFact.Created created)
                            || created.pinned().runbook().equals(runbook))
                    .orElse(true);
        } catch (ProblemException unreadable) {
            return true;
        }
    }

    static String leftOut(RunId run, String why) {
        System.getLogger(RecordedRuns.class.getName())
                .log(System.Logger.Level.WARNING, "run " + run + " does not count as history: " + why);
        return "run " + run + " does not count: " + why;
    }
}
