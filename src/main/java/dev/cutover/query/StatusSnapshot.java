package dev.cutover.query;

import dev.cutover.journal.Home;
import dev.cutover.model.Runbook;
import dev.cutover.plan.Experience;
import dev.cutover.plan.RunDurations;
import dev.cutover.words.RunNarrative;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * How a run stands: everything that {@code status} says.
 *
 * @param now the time in the run
 * @param trouble what keeps the picture from being whole
 */
public record StatusSnapshot(
        RecordedRun recordedRun,
        RunNarrative runNarrative,
        Instant now,
        Outlook.Expected expected,
        RunnerStatus runnerStatus,
        Optional<String> trouble) {

    /**
     * As of now.
     *
     * @param ahead heard of the run while its record was read
     * @param outlooks what can be said of the times ahead
     * @param wall what the wall's clock says
     */
    public static StatusSnapshot of(
            RecordedRun recordedRun,
            RunbookPrefetch ahead,
            Home home,
            BiFunction<Runbook, Experience, Outlook> outlooks,
            Instant wall) {
        var pinned = ahead.of(recordedRun);
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
                recordedRun.trouble().or(pinned::trouble));
    }
}
