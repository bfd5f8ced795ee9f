package dev.cutover.engine;

import dev.cutover.problem.ExitCode;

/**
 * The result of a process's part of a run.
 *
 * @param message one or two sentences for the user
 */
public record RunResult(ExitCode code, String message) {}
