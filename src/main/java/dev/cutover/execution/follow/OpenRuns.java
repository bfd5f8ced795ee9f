package dev.cutover.execution.follow;

import dev.cutover.journal.Home;
import dev.cutover.journal.disk.JournalException;
import dev.cutover.model.Runbook;
import dev.cutover.problem.ExitCode;
import dev.cutover.query.PinnedRunbook;
import dev.cutover.run.RunId;
import dev.cutover.run.fact.RunFact;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * Every open run of a home, followed as runs begin and end; without dry runs, rehearsals and reconciliations on their
 * own. The record of a run that has ended is not read again before its size changes. Not thread-safe.
 */
public final class OpenRuns {
    private final Home home;
    private final InstantSource wall;
    private final BiFunction<RunId, Runbook, FollowedRunView> views;
    private final Map<RunId, Followed> open = new LinkedHashMap<>();
    private final Map<RunId, Long> closed = new HashMap<>();
    private final Map<RunId, String> unreadable = new LinkedHashMap<>();

    private record Followed(FollowedRun followedRun, FollowedRunView view) {}

    /**
     * A run that has ended since the last look.
     *
     * @param followedRun as it was at its end
     */
    public record Ended(RunId run, FollowedRun followedRun, ExitCode exitCode) {}

    /**
     * The open runs, none of them looked at yet.
     *
     * @param views makes the view of a run that is found; by its id and its runbook
     */
    public OpenRuns(Home home, InstantSource wall, BiFunction<RunId, Runbook, FollowedRunView> views) {
        this.home = home;
        this.wall = wall;
        this.views = views;
    }

    /** Looks for runs that have begun, and at all that are open; returns those that have ended since the last look. */
    public List<Ended> look() {
        var ended = new ArrayList<Ended>();
        for (var run : home.runs()) {
            if (!open.containsKey(run)) {
                find(run);
            }
        }
        for (var run : List.copyOf(open.keySet())) {
            look(run).ifPresent(ended::add);
        }
        return ended;
    }

    /** Those that are open, in the order in which they were found. */
    public Map<RunId, FollowedRun> open() {
        var runs = new LinkedHashMap<RunId, FollowedRun>();
        open.forEach((run, followed) -> runs.put(run, followed.followedRun()));
        return runs;
    }

    /** Why a record cannot be read, of each run of which that is so. */
    public Map<RunId, String> unreadable() {
        return Map.copyOf(unreadable);
    }

    private void find(RunId run) {
        long size = size(run);
        if (size == 0 || closed.getOrDefault(run, -1L) == size) {
            return;
        }
        closed.put(run, size);
        unreadable.remove(run);
        if (!home.mayBeOpen(run) || home.isDryRun(run) || home.isApart(run)) {
            return;
        }
        try {
            begin(run);
        } catch (JournalException e) {
            unreadable.put(run, e.problems().get(0).message());
        }
    }

    private void begin(RunId run) {
        var created = home.reader(run)
                .first()
                .map(line -> line.event().fact())
                .filter(RunFact.Created.class::isInstance)
                .map(RunFact.Created.class::cast);
        if (created.isPresent()) {
            var runbook = PinnedRunbook.of(created.get()).runbook();
            var followedRun = new FollowedRun(home, run, runbook, wall);
            var view = views.apply(run, runbook);
            followedRun.recall(view, Long.MAX_VALUE);
            if (followedRun.state().ended().isEmpty()) {
                open.put(run, new Followed(followedRun, view));
                closed.remove(run);
            }
        }
    }

    private Optional<Ended> look(RunId run) {
        var followed = open.get(run);
        if (followed == null) {
            return Optional.empty();
        }
        try {
            var over = followed.followedRun().look(followed.view());
            over.ifPresent(code -> close(run));
            return over.map(code -> new Ended(run, followed.followedRun(), code));
        } catch (JournalException e) {
            close(run);
            // A run whose folder was moved away is no run of the home any more.
            if (size(run) > 0) {
                unreadable.put(run, e.problems().get(0).message());
            }
            return Optional.empty();
        }
    }

    private void close(RunId run) {
        open.remove(run);
        closed.put(run, size(run));
    }

    /** Zero if there is none. */
    private long size(RunId run) {
        try {
            return home.disk().length(home.folder(run).record());
        } catch (IOException | JournalException e) {
            return 0;
        }
    }
}
