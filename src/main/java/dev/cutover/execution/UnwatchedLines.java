package dev.cutover.execution;

import dev.cutover.model.Runbook;
import dev.cutover.plan.MovedTraffic;
import dev.cutover.run.RunId;
import dev.cutover.run.ledger.RunState;
import java.util.List;

/** What nothing watches once a runner is gone, and the command that watches it again. Stateless and thread-safe. */
final class UnwatchedLines {
    private UnwatchedLines() {}

    /** The option without which whoever resumes the run leaves at once again, where nobody sits at a terminal. */
    static String waits(RunState state) {
        return state.questions().open().isEmpty() ? "" : " --wait";
    }

    /** Empty if none of the run's traffic is on the new platform, or if the run has completed. */
    static List<String> of(RunId run, Runbook runbook, RunState state) {
        var traffic = MovedTraffic.unwatched(runbook, state);
        if (traffic.isEmpty()) {
            return List.of();
        }
        boolean over = state.ended().isPresent();
        String next = over
                ? "`cutover rollback " + run + "` rolls it back"
                : "`cutover resume " + run + waits(state) + "` watches it again";
        return List.of("NOT WATCHED from now on: " + String.join("; ", traffic) + "; " + next);
    }
}
