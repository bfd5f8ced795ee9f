package dev.cutover.rehearsal;

import dev.cutover.problem.ProblemException;
import dev.cutover.spi.Audit.Violation;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * One line of the table of rehearsals.
 *
 * @param runbook the name of its runbook; empty if it could not be read
 * @param outcome the word for the outcome of the run; empty if it never began
 * @param run its id; empty if it never began
 * @param simulated how long it took on the rehearsal's clock
 * @param wall how long it took in real time
 * @param rollbacks its rollbacks, each with its clock
 * @param books what the audit of the books found; empty if it never began, or if no system can audit them
 * @param why everything that differs from the scenario, one sentence each; empty if it passed
 * @param lastLines the last lines of the run's display
 */
public record RehearsalRow(
        String name,
        String runbook,
        Verdict verdict,
        String outcome,
        String run,
        Duration simulated,
        Duration wall,
        List<RehearsedRollback> rollbacks,
        Optional<List<Violation>> books,
        List<String> why,
        List<String> lastLines) {
    public RehearsalRow {
        rollbacks = List.copyOf(rollbacks);
        books = books.map(List::copyOf);
        why = List.copyOf(why);
        lastLines = List.copyOf(lastLines);
    }

    /** Whether the rehearsal passed. */
    public enum Verdict {
        PASSED,
        FAILED,
        /** It could not be run, so its result is unknown. */
        ERROR
    }

    public static RehearsalRow of(
            RehearsalResult rehearsalResult, String runbook, Duration wall, List<String> lastLines) {
        return new RehearsalRow(
                rehearsalResult.name(),
                runbook,
                rehearsalResult.passed() ? Verdict.PASSED : Verdict.FAILED,
                rehearsalResult.rehearsalOutcome().word(),
                rehearsalResult.run().value(),
                rehearsalResult.lasted(),
                wall,
                rehearsalResult.rollbacks(),
                rehearsalResult.books(),
                rehearsalResult.objections(),
                lastLines);
    }

    /** A rehearsal that could not be run. */
    public static RehearsalRow broken(String name, String runbook, ProblemException trouble, Duration wall) {
        return new RehearsalRow(
                name,
                runbook,
                Verdict.ERROR,
                "",
                "",
                Duration.ZERO,
                wall,
                List.of(),
                Optional.empty(),
                trouble.problems().stream()
                        .flatMap(problem -> problem.toString().lines())
                        .toList(),
                List.of());
    }
}
