package dev.cutover.rehearsal;

import dev.cutover.problem.ExitCode;
import dev.cutover.run.RunId;
import java.time.Duration;
import java.util.List;

/**
 * How a rehearsal went.
 *
 * @param code what the run's process would have ended with
 * @param message how the run ended, one or two sentences
 * @param lasted on the rehearsal's own clock
 * @param objections everything that was not as the scenario has it, a sentence each; empty if the rehearsal has passed
 */
public record RehearsalResult(
        String name,
        RunId run,
        RehearsalOutcome rehearsalOutcome,
        ExitCode code,
        String message,
        Duration lasted,
        List<String> objections) {
    public RehearsalResult {
        objections = List.copyOf(objections);
    }

    public boolean passed() {
        return objections.isEmpty();
    }
}
