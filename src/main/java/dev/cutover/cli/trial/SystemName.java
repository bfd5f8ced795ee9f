package dev.cutover.cli.trial;

import dev.cutover.model.SystemId;
import dev.cutover.problem.ExitCode;
import dev.cutover.problem.ProblemException;

/** Reads the name of a system that was typed. Stateless. */
final class SystemName {
    private SystemName() {}

    /** @throws ProblemException with {@link ExitCode#INVALID} if no system can be called that */
    static SystemId of(String typed) {
        try {
            return new SystemId(typed);
        } catch (IllegalArgumentException e) {
            throw new ProblemException(
                    ExitCode.INVALID, "'" + typed + "' is not the name of a system: " + e.getMessage(), "");
        }
    }
}
