package dev.cutover.execution.follow;

import dev.cutover.engine.EndCode;
import dev.cutover.journal.Home;
import dev.cutover.journal.LeaseHolder;
import dev.cutover.model.Runbook;
import dev.cutover.problem.ExitCode;
import dev.cutover.query.ObservedRunTime;
import dev.cutover.query.RunnerStatus;
import dev.cutover.run.RunId;
import dev.cutover.run.fact.Amended;
import dev.cutover.run.fact.Event;
import dev.cutover.run.ledger.RunState;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A run that another process runs, shown as its record grows. Not thread-safe: one thread looks again and again. */
public final class FollowedRun {
    /** The lease is read with every third look only: telling whether a process lives takes longer. */
    private static final int LOOKS_BETWEEN_LEASES = 3;

    private final Home home;
    private final RunId run;
    private final Runbook runbook;
    private final InstantSource wall;
    private final RecordGrowth recordGrowth;
    private final RunState state = new RunState();
    private final FollowedTime followedTime = new FollowedTime();
    private @Nullable RunnerStatus runner;
    private int looks;
    private boolean notNeeded;
    private boolean isRunning;
    private @Nullable Instant takenAt;

    /**
     * A run that nobody has looked at yet.
     *
     * @param runbook the run's own, without its amendments
     */
    public FollowedRun(Home home, RunId run, Runbook runbook, InstantSource wall) {
        this.home = home;
        this.run = run;
        this.runbook = runbook;
        this.wall = wall;
        this.recordGrowth = new RecordGrowth(home, run);
    }

    /** The run as far as it has been read. Must not be changed. */
    public RunState state() {
        return state;
    }

    /** The process that runs it, as far as is known; empty before the first look at it. */
    public Optional<RunnerStatus> runner() {
        return Optional.ofNullable(runner);
    }

    /**
     * Reads what is there. Call it once, first.
     *
     * @param from the first event that counts as happening now; those before it are recalled
     */
    public void recall(FollowedRunView view, long from) {
        var past = new ArrayList<Event>();
        recordGrowth.read(events -> {
            fold(events);
            events.stream().filter(event -> event.seq() < from).forEach(past::add);
            var now = events.stream().filter(event -> event.seq() >= from).toList();
            if (!now.isEmpty()) {
                recalled(view, past);
                view.events().happened(now);
            }
        });
        recalled(view, past);
        isRunning = RunnerStatus.of(home, run, state).state() == RunnerStatus.State.RUNNING;
        anchor();
        pass(view);
    }

    private void pass(FollowedRunView view) {
        if (state.seq() > 0) {
            view.events().passed(followedTime.now(state, isRunning, wall.instant()));
        }
    }

    private void fold(List<Event> events) {
        for (var event : events) {
            state.read(event);
            if (event.seq() == state.takenSeq()) {
                takenAt = event.at();
            }
        }
    }

    private static void recalled(FollowedRunView view, List<Event> past) {
        if (!past.isEmpty()) {
            view.events().recalled(List.copyOf(past));
            past.clear();
        }
    }

    /** Where the run's time was when its present runner began, which the lease tells by the wall. */
    private void anchor() {
        var began = state.runner().isPresent() ? home.holder(run).map(LeaseHolder::since) : Optional.<Instant>empty();
        var taken = takenAt;
        if (began.isPresent() && taken != null) {
            followedTime.happened(taken, began.get());
        } else {
            state.lastAt().ifPresent(last -> followedTime.happened(last, wall.instant()));
        }
    }

    /** Shows what has happened since the last look. Returns the run's exit code once it is over. */
    public Optional<ExitCode> look(FollowedRunView view) {
        boolean grew = recordGrowth.read(events -> {
            fold(events);
            view.events().happened(events);
        });
        if (grew) {
            state.lastAt().ifPresent(last -> followedTime.happened(last, wall.instant()));
        }
        var ended = state.ended();
        if (ended.isPresent()) {
            return Optional.of(EndCode.of(ended.get(), Amended.of(runbook, state.amendments()), state));
        }
        if (looks++ % LOOKS_BETWEEN_LEASES == 0) {
            // What was written before the process went is read before it is believed that no more comes.
            boolean over = notNeeded && !grew;
            lookAtRunner(view);
            if (over && notNeeded) {
                return runner().map(known -> LeftCode.of(known, state));
            }
        }
        pass(view);
        return Optional.empty();
    }

    private void lookAtRunner(FollowedRunView view) {
        var now = RunnerStatus.of(home, run, state);
        notNeeded = now.state() == RunnerStatus.State.NOT_NEEDED;
        isRunning = now.state() == RunnerStatus.State.RUNNING;
        if (runner == null || !isSame(runner, now)) {
            if (runner != null) {
                // While no process ran it, a clock of the run's own stood still.
                state.lastAt().ifPresent(last -> followedTime.happened(last, wall.instant()));
            }
            runner = now;
            if (now.isMissing()) {
                view.stands(ObservedRunTime.of(state, wall.instant()));
            }
            view.runner(now, state);
        }
    }

    private static boolean isSame(RunnerStatus before, RunnerStatus now) {
        return before.state() == now.state()
                && before.holder().map(LeaseHolder::epoch).equals(now.holder().map(LeaseHolder::epoch));
    }
}
