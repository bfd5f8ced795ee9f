package dev.cutover.execution;

import dev.cutover.problem.ExitCode;
import dev.cutover.run.RunId;
import dev.cutover.run.ledger.RunState;
import java.util.Optional;

/** The commands to type next. */
final class NextStepHint {
    private NextStepHint() {}

    /** A dry run can be shown, but not resumed. */
    static String afterDryRun(RunId run) {
        return "  cutover status " + run + "    shows it again";
    }

    /**
     * The commands, one a line.
     *
     * @param state the state of the run: nothing resumes a run that has ended, and a held one stays held
     */
    static Optional<String> after(ExitCode code, RunId run, RunState state) {
        boolean over = state.ended().isPresent();
        if (over && (code == ExitCode.HALTED || code == ExitCode.DECLINED)) {
            return Optional.of(String.join(
                    System.lineSeparator(),
                    "  cutover status " + run + "    shows how it was left",
                    "  cutover rollback " + run + "  rolls back what was done",
                    "  cutover verify " + run + "    checks the record"));
        }
        if (!over && code == ExitCode.ROLLED_BACK) {
            return Optional.of(afterPartialRollback(run));
        }
        return switch (code) {
            case WAITING, HALTED, DECLINED, DRIFT, INTERRUPTED, ERROR ->
                Optional.of(String.join(
                        System.lineSeparator(),
                        "  cutover status " + run + "    shows where it stands",
                        resume(run, state),
                        "  cutover rollback " + run + "  rolls it back"));
            case STUCK ->
                Optional.of(String.join(
                        System.lineSeparator(),
                        "  cutover status " + run + "    shows where it stands",
                        "  cutover rollback " + run + "  tries again to undo what is left",
                        "  cutover verify " + run + "    checks the record"));
            case ROLLED_BACK, EXCEPTIONS, DONE ->
                Optional.of(String.join(
                        System.lineSeparator(),
                        "  cutover status " + run + "     shows it",
                        "  cutover decisions " + run + "  lists who decided what",
                        "  cutover verify " + run + "     checks the record"));
            case USAGE, INVALID, HELD_ELSEWHERE -> Optional.empty();
        };
    }

    private static String resume(RunId run, RunState state) {
        String waits = UnwatchedLines.waits(state);
        String resume = "  cutover resume " + run;
        if (state.held().isPresent()) {
            return resume + " --continue --as NAME" + waits + "  ends the hold"
                    + (waits.isEmpty() ? " and continues it" : ", continues it and waits for answers");
        }
        return resume + waits + "    continues it" + (waits.isEmpty() ? "" : " and waits for answers");
    }

    private static String afterPartialRollback(RunId run) {
        return String.join(
                System.lineSeparator(),
                "  cutover status " + run + "    shows where it stands",
                "  cutover resume " + run + "    asks how it continues: the run is still open",
                "  cutover verify " + run + "    checks the record");
    }
}
