package dev.cutover.query;

import dev.cutover.journal.Home;
import dev.cutover.journal.inbox.RequestInbox;
import dev.cutover.model.Runbook;
import dev.cutover.plan.Experience;
import dev.cutover.plan.MovedTraffic;
import dev.cutover.plan.RunDurations;
import dev.cutover.query.moment.StopPreview;
import dev.cutover.words.RunNarrative;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * The state of a run as {@code status} shows it.
 *
 * @param now the run's own time
 * @param inbox what waits for the next runner
 * @param trouble why the view is incomplete; empty if it is complete
 */
public record StatusSnapshot(
        RecordedRun recordedRun,
        RunNarrative runNarrative,
        Instant now,
        Outlook.Expected expected,
        RunnerStatus runnerStatus,
        RequestInbox.Contents inbox,
        Optional<String> trouble) {

    /**
     * As of now.
     *
     * @param ahead prefetched the runbook while the record was read
     * @param outlooks the forecasts
     * @param wall the wall clock's time
     */
    public static StatusSnapshot of(
            RecordedRun recordedRun,
            RunbookPrefetch ahead,
            Home home,
            BiFunction<Runbook, Experience, Outlook> outlooks,
            Instant wall) {
        return of(recordedRun, ahead.of(recordedRun), home, outlooks, wall);
    }

    /**
     * The same with a runbook that was parsed before.
     *
     * @param pinned the runbook of that run
     */
    public static StatusSnapshot of(
            RecordedRun recordedRun,
            PinnedRunbook pinned,
            Home home,
            BiFunction<Runbook, Experience, Outlook> outlooks,
            Instant wall) {
        var runNarrative = recordedRun.story(pinned.runbook());
        var state = recordedRun.state();
        var now = ObservedRunTime.of(state, wall);
        var outlook = pinned.trouble().isPresent()
                ? Outlook.NONE
                : outlooks.apply(pinned.runbook(), new Experience(List.of(RunDurations.of(recordedRun.events()))));
        return new StatusSnapshot(
                recordedRun,
                runNarrative,
                now,
                outlook.at(state, now),
                RunnerStatus.of(home, recordedRun.run(), state),
                RequestInbox.of(home, recordedRun.run()).contents(),
                recordedRun.trouble().or(pinned::trouble));
    }

    /** What would remain if people stopped the run now; empty once it has ended. */
    public Optional<StopPreview> stop() {
        var state = recordedRun.state();
        return StopPreview.of(runNarrative.names(), state, expected.rollback(), !isAlone());
    }

    /** Whether no process runs the run. */
    public boolean isAlone() {
        return runnerStatus.isMissing() || runnerStatus.state() == RunnerStatus.State.NOT_NEEDED;
    }

    /** The traffic on the new platform that nothing watches, because no process runs the run; empty if one does. */
    public List<String> unwatched() {
        return isAlone() ? MovedTraffic.unwatched(runNarrative.runbook(), recordedRun.state()) : List.of();
    }
}
