package dev.cutover.cli;

import dev.cutover.console.board.Outlook;
import dev.cutover.model.Runbook;
import dev.cutover.plan.Forecast;
import java.util.Optional;

/** What the board is told of the times ahead. */
final class Outlooks {
    private Outlooks() {}

    static Outlook of(Runbook runbook) {
        return (state, now) -> new Outlook.Expected(
                Optional.of(Forecast.planned(runbook, state.created().starts())),
                state.ended().isPresent() ? Optional.empty() : Optional.of(Forecast.expected(runbook, state, now)),
                Optional.empty());
    }
}
