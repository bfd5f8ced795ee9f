package dev.cutover.cli;

import dev.cutover.problem.ExitCode;
import java.util.LinkedHashMap;
import java.util.List;
import picocli.CommandLine;

/**
 * The exit codes in the help of the commands that carry a run on: each can end with any code, and says of it what the
 * tool's own list says. Stateless and thread-safe.
 */
final class RunExitCodes {
    private static final List<String> COMMANDS = List.of("run", "resume", "rollback");

    private RunExitCodes() {}

    /** Puts the list into the help of those of the commands that the line knows. */
    static void addTo(CommandLine line) {
        var codes = new LinkedHashMap<String, String>();
        for (var exitCode : ExitCode.values()) {
            codes.put(Integer.toString(exitCode.code()), exitCode.meaning());
        }
        line.getSubcommands().forEach((name, command) -> {
            if (COMMANDS.contains(name)) {
                command.getCommandSpec()
                        .usageMessage()
                        .exitCodeListHeading("%nExit codes:%n")
                        .exitCodeList(codes);
            }
        });
    }
}
