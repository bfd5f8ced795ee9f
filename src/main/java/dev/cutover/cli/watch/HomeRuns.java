package dev.cutover.cli.watch;

import dev.cutover.board.RunFollower;
import dev.cutover.console.FollowingListener;
import dev.cutover.engine.RunListener;
import dev.cutover.execution.follow.FollowedRunView;
import dev.cutover.execution.follow.OpenRuns;
import dev.cutover.journal.Home;
import dev.cutover.query.RunnerStatus;
import dev.cutover.run.RunId;
import dev.cutover.run.ledger.RunState;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The open runs of a home as rows, the waited-for first. Not thread-safe. */
final class HomeRuns {
    /** An event counts as new for so long after it was seen. */
    private static final Duration NEWS = Duration.ofSeconds(30);

    private final OpenRuns openRuns;
    private final InstantSource wall;
    private final Map<RunId, RunFollower> followers = new HashMap<>();
    private final Map<RunId, Seen> seen = new HashMap<>();

    /** The last event that was seen of a run, and when it was; long ago if it was there before. */
    private record Seen(long seq, Instant at) {}

    /**
     * The rows of one look.
     *
     * @param fresh the runs whose last event has just come
     * @param ended those that have ended since the look before
     * @param unreadable why some cannot be read
     */
    record Look(List<OpenRunRow> rows, List<RunId> fresh, List<OpenRuns.Ended> ended, Map<RunId, String> unreadable) {}

    HomeRuns(Home home, InstantSource wall) {
        this.wall = wall;
        this.openRuns = new OpenRuns(home, wall, (run, runbook) -> {
            var runFollower = new RunFollower(runbook);
            followers.put(run, runFollower);
            return new Quiet(runFollower);
        });
    }

    /** Follows, and leaves what there is to say to the table. */
    private record Quiet(RunFollower runFollower) implements FollowedRunView {
        @Override
        public RunListener events() {
            return new FollowingListener(runFollower);
        }

        @Override
        public void stands(Instant at) {
            runFollower.stands(at);
        }

        @Override
        public void runner(RunnerStatus runnerStatus, RunState state) {
            // The table asks the run itself.
        }
    }

    Look look() {
        var ended = openRuns.look();
        var open = openRuns.open();
        followers.keySet().retainAll(open.keySet());
        seen.keySet().retainAll(open.keySet());
        var rows = open.entrySet().stream()
                .map(run -> Objects.requireNonNull(followers.get(run.getKey()))
                        .read((runNarrative, now) -> OpenRunRow.of(
                                runNarrative, now, run.getKey(), run.getValue().runner())))
                .sorted(OpenRunRow.WAITED_FOR_FIRST)
                .toList();
        var now = wall.instant();
        var fresh = rows.stream()
                .filter(row -> isFresh(row, now))
                .map(OpenRunRow::run)
                .toList();
        return new Look(rows, fresh, ended, openRuns.unreadable());
    }

    private boolean isFresh(OpenRunRow row, Instant now) {
        long seq = row.last().map(line -> line.seq()).orElse(0L);
        var before = seen.get(row.run());
        if (before == null) {
            seen.put(row.run(), new Seen(seq, Instant.EPOCH));
        } else if (before.seq() != seq) {
            seen.put(row.run(), new Seen(seq, now));
        }
        return Objects.requireNonNull(seen.get(row.run())).at().plus(NEWS).isAfter(now);
    }
}
