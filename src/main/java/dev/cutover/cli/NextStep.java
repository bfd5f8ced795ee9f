package dev.cutover.cli;

import dev.cutover.problem.ExitCode;
import dev.cutover.run.RunId;
import java.util.Optional;

/** What to type next. */
final class NextStep {
    private NextStep() {}

    /** A dry run is looked at, and not gone on with. */
    static String afterDryRun(RunId run) {
        return "  cutover status " + run + "    shows it again";
    }

    static Optional<String> after(ExitCode code, RunId run) {
        return switch (code) {
            case WAITING, HALTED, DECLINED, DRIFT, INTERRUPTED, ERROR ->
                Optional.of(String.join(
                        System.lineSeparator(),
                        "  cutover status " + run + "    shows where it stands",
                        "  cutover resume " + run + "    goes on",
                        "  cutover rollback " + run + "  goes back"));
            case ROLLED_BACK, STUCK, EXCEPTIONS, DONE ->
                Optional.of(String.join(
                        System.lineSeparator(),
                        "  cutover status " + run + "     shows it",
                        "  cutover decisions " + run + "  lists who decided what",
                        "  cutover verify " + run + "     proves the record"));
            case USAGE, INVALID, HELD_ELSEWHERE -> Optional.empty();
        };
    }
}
