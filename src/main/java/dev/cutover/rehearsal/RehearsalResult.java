package dev.cutover.rehearsal;

import dev.cutover.problem.ExitCode;
import dev.cutover.run.RunId;
import dev.cutover.spi.Audit.Violation;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The result of a rehearsal.
 *
 * @param code the exit code of {@code run} in the same case
 * @param message how the run ended, one or two sentences
 * @param lasted on the rehearsal's own clock
 * @param rollbacks its rollbacks, each with its clock
 * @param books what the audit of the books found; empty if no system can audit them
 * @param objections everything that differs from the scenario, one sentence each; empty if the rehearsal passed
 */
public record RehearsalResult(
        String name,
        RunId run,
        RehearsalOutcome rehearsalOutcome,
        ExitCode code,
        String message,
        Duration lasted,
        List<RehearsedRollback> rollbacks,
        Optional<List<Violation>> books,
        List<String> objections) {
    public RehearsalResult {
        rollbacks = List.copyOf(rollbacks);
        books = books.map(List::copyOf);
        objections = List.copyOf(objections);
    }

    public boolean passed() {
        return objections.isEmpty();
    }
}
