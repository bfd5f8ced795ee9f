package dev.cutover.engine;

import dev.cutover.problem.ExitCode;

/**
 * How a process's part of a run came to its end.
 *
 * @param message one or two sentences for the user
 */
public record RunResult(ExitCode code, String message) {}
