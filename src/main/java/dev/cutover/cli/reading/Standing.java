package dev.cutover.cli.reading;

import dev.cutover.console.board.Outlook;
import dev.cutover.journal.Home;
import dev.cutover.run.RunId;
import dev.cutover.words.Story;
import java.time.Instant;
import java.util.Optional;

/**
 * How a run stands: everything that {@code status} says.
 *
 * @param now the time in the run
 * @param trouble what keeps the picture from being whole
 */
public record Standing(
        Recorded recorded,
        Story story,
        Instant now,
        Outlook.Expected expected,
        Carrier carrier,
        Optional<String> trouble) {

    /**
     * As of now.
     *
     * @param wall what the wall's clock says
     */
    public static Standing of(Home home, RunId run, Instant wall) {
        var recorded = Recorded.of(home, run);
        var state = recorded.state();
        var pinned = PinnedRunbook.of(state.created());
        var now = Moment.of(state, wall);
        return new Standing(
                recorded,
                Story.of(pinned.runbook(), recorded.events()),
                now,
                Outlook.NONE.at(state, now),
                Carrier.of(home, run, state),
                pinned.trouble());
    }
}
