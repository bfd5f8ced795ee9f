package dev.cutover.engine;

import dev.cutover.engine.announce.NotYetTold;
import dev.cutover.problem.ExitCode;
import java.util.Optional;

/**
 * The result of a process's part of a run.
 *
 * @param message one or two sentences for the user
 * @param notYetTold the announcements that the process leaves to the next one; empty if there are none
 */
public record RunResult(ExitCode code, String message, Optional<NotYetTold> notYetTold) {
    /** Of a process that leaves no announcement. */
    public RunResult(ExitCode code, String message) {
        this(code, message, Optional.empty());
    }
}
