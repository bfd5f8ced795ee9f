package dev.cutover.query;

import dev.cutover.journal.Home;
import dev.cutover.journal.inbox.RequestInbox;
import dev.cutover.plan.Experience;
import dev.cutover.plan.MovedTraffic;
import dev.cutover.query.moment.StopPreview;
import dev.cutover.run.RunId;
import dev.cutover.run.ledger.RunState;
import dev.cutover.words.RunNarrative;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The state of a run as {@code status} shows it.
 *
 * @param head the hash of the last event's line in the record
 * @param now the run's own time
 * @param inbox what waits for the next runner
 * @param trouble why the view is incomplete; empty if it is complete
 */
public record StatusSnapshot(
        RunView runView,
        String head,
        Instant now,
        Outlook.Expected expected,
        RunnerStatus runnerStatus,
        RequestInbox.Contents inbox,
        Optional<String> trouble) {

    /**
     * As of now.
     *
     * @param ahead prefetched the runbook while the record was read
     * @param wall the wall clock's time
     */
    public static StatusSnapshot of(RecordedRun recordedRun, RunbookPrefetch ahead, Home home, Instant wall) {
        return of(recordedRun, ahead.of(recordedRun), home, wall);
    }

    /**
     * The same with a runbook that was parsed before.
     *
     * @param pinned the runbook of that run
     */
    public static StatusSnapshot of(RecordedRun recordedRun, PinnedRunbook pinned, Home home, Instant wall) {
        return of(RunView.of(recordedRun, pinned), recordedRun.head(), home, wall);
    }

    /**
     * The same from a view. What must not be kept is the view itself: the snapshot is as new as the view is.
     *
     * @param head the hash of the line of the last event that the view has
     */
    public static StatusSnapshot of(RunView runView, String head, Home home, Instant wall) {
        var state = runView.state();
        var now = ObservedRunTime.of(state, wall);
        var outlook = runView.knowsRunbook()
                ? OutlookSource.of(runView.pinnedRunbook(), () -> new Experience(List.of(runView.durations())))
                : Outlook.NONE;
        return new StatusSnapshot(
                runView,
                head,
                now,
                outlook.at(state, now),
                RunnerStatus.of(home, runView.run(), state),
                RequestInbox.of(home, runView.run()).contents(),
                runView.trouble());
    }

    public RunId run() {
        return runView.run();
    }

    public RunState state() {
        return runView.state();
    }

    public RunNarrative runNarrative() {
        return runView.narrative();
    }

    /** What would remain if people stopped the run now; empty once it has ended. */
    public Optional<StopPreview> stop() {
        return StopPreview.of(runNarrative().names(), state(), expected.rollback(), !isAlone());
    }

    /** Whether no process runs the run. */
    public boolean isAlone() {
        return runnerStatus.isMissing() || runnerStatus.state() == RunnerStatus.State.NOT_NEEDED;
    }

    /** The traffic on the new platform that nothing watches, because no process runs the run; empty if one does. */
    public List<String> unwatched() {
        return isAlone() ? MovedTraffic.unwatched(runNarrative().runbook(), state()) : List.of();
    }
}
