package dev.cutover.cli.view;

import dev.cutover.execution.process.ProcessEnvironment;

/** The two outlets of a command. */
public final class CommandOutputs {
    private CommandOutputs() {}

    /** As a screen would have it, without making one. */
    public static boolean colour(ProcessEnvironment processEnvironment) {
        var environment = processEnvironment.environment();
        String type = environment.getOrDefault("TERM", "dumb");
        return processEnvironment.terminal()
                && environment.getOrDefault("NO_COLOR", "").isEmpty()
                && !type.equals("dumb");
    }

    /** For results. */
    public static CommandOutput out(ProcessEnvironment processEnvironment) {
        return CommandOutput.of(
                processEnvironment.out(), processEnvironment.environment(), processEnvironment.terminal());
    }

    /** For problems and progress. */
    public static CommandOutput err(ProcessEnvironment processEnvironment) {
        return CommandOutput.of(
                processEnvironment.err(), processEnvironment.environment(), processEnvironment.terminal());
    }
}
