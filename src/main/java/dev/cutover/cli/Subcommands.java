package dev.cutover.cli;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/**
 * All commands by name. Only the one that is meant is looked at: reading the options of all of them would take longer
 * than most of them run.
 */
final class Subcommands {
    /** In the order of the help. */
    static final List<String> NAMES = List.of(
            "init",
            "validate",
            "plan",
            "check",
            "graph",
            "rehearse",
            "run",
            "resume",
            "rollback",
            "decide",
            "hold",
            "continue",
            "abort",
            "amend",
            "withdraw",
            "runs",
            "status",
            "traffic",
            "decisions",
            "evidence",
            "verify",
            "connectors",
            "schema",
            "completion",
            "help");

    private Subcommands() {}

    /** The class of a command; null if there is none of that name. Not loaded before it is asked for. */
    static @Nullable Class<?> named(String name) {
        return switch (name) {
            case "init" -> InitCommand.class;
            case "validate" -> ValidateCommand.class;
            case "plan" -> PlanCommand.class;
            case "check" -> CheckCommand.class;
            case "graph" -> GraphCommand.class;
            case "run" -> RunCommand.class;
            case "resume" -> ResumeCommand.class;
            case "rollback" -> RollbackCommand.class;
            case "rehearse" -> RehearseCommand.class;
            case "decide" -> DecideCommand.class;
            case "hold" -> HoldCommand.class;
            case "continue" -> ContinueCommand.class;
            case "abort" -> AbortCommand.class;
            case "amend" -> AmendCommand.class;
            case "withdraw" -> WithdrawCommand.class;
            case "runs" -> RunsCommand.class;
            case "status" -> StatusCommand.class;
            case "traffic" -> TrafficCommand.class;
            case "decisions" -> DecisionsCommand.class;
            case "evidence" -> EvidenceCommand.class;
            case "verify" -> VerifyCommand.class;
            case "connectors" -> ConnectorsCommand.class;
            case "schema" -> SchemaCommand.class;
            case "completion" -> CompletionCommand.class;
            case "help" -> HelpCommand.class;
            default -> null;
        };
    }

    /** Adds the command that these arguments name; every one if that cannot be told, or all are asked about. */
    static void addTo(CommandLine line, String... args) {
        var meant =
                Stream.of(args).filter(arg -> !arg.startsWith("-")).findFirst().orElse("");
        var type = named(meant);
        if (type != null && !wantsAll(meant)) {
            line.addSubcommand(meant, type);
        } else {
            NAMES.forEach(name -> line.addSubcommand(name, named(name)));
        }
    }

    /** Commands about commands. */
    private static boolean wantsAll(String name) {
        return name.equals("help") || name.equals("completion");
    }
}
