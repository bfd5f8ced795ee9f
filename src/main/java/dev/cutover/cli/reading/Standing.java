package dev.cutover.cli.reading;

import dev.cutover.journal.Home;
import dev.cutover.model.Runbook;
import dev.cutover.plan.Experience;
import dev.cutover.plan.RunDurations;
import dev.cutover.query.Outlook;
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
public record Standing(
        Recorded recorded,
        RunNarrative runNarrative,
        Instant now,
        Outlook.Expected expected,
        Carrier carrier,
        Optional<String> trouble) {

    /**
     * As of now.
     *
     * @param ahead heard of the run while its record was read
     * @param outlooks what can be said of the times ahead
     * @param wall what the wall's clock says
     */
    public static Standing of(
            Recorded recorded,
            RunbookAhead ahead,
            Home home,
            BiFunction<Runbook, Experience, Outlook> outlooks,
            Instant wall) {
        var pinned = ahead.of(recorded);
        var runNarrative = recorded.story(pinned.runbook());
        var state = recorded.state();
        var now = Moment.of(state, wall);
        var outlook = pinned.trouble().isPresent()
                ? Outlook.NONE
                : outlooks.apply(pinned.runbook(), new Experience(List.of(RunDurations.of(recorded.events()))));
        return new Standing(
                recorded,
                runNarrative,
                now,
                outlook.at(state, now),
                Carrier.of(home, recorded.run(), state),
                recorded.trouble().or(pinned::trouble));
    }
}
