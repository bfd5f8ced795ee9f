package dev.cutover.cli;

import dev.cutover.cli.again.AgainCommand;
import dev.cutover.cli.compare.DiffCommand;
import dev.cutover.cli.compare.ReconcileCommand;
import dev.cutover.cli.handover.ExportCommand;
import dev.cutover.cli.handover.HistoryCommand;
import dev.cutover.cli.handover.ReportCommand;
import dev.cutover.cli.handover.SqlCommand;
import dev.cutover.cli.runlog.LogCommand;
import dev.cutover.cli.trial.MeasureCommand;
import dev.cutover.cli.watch.WatchCommand;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Help.Column;
import picocli.CommandLine.Model.UsageMessageSpec;

/**
 * All commands by name. Only the named one is loaded: reading the options of all of them would take longer than most of
 * them run.
 */
final class Subcommands {
    private static final int INDENT = 2;
    private static final int GAP = 3;

    /** In the order of the help. */
    static final List<String> NAMES = List.of(
            "init",
            "validate",
            "plan",
            "check",
            "measure",
            "graph",
            "rehearse",
            "run",
            "resume",
            "rollback",
            "again",
            "decide",
            "hold",
            "continue",
            "abort",
            "amend",
            "withdraw",
            "note",
            "runs",
            "status",
            "watch",
            "traffic",
            "decisions",
            "evidence",
            "log",
            "report",
            "export",
            "verify",
            "sql",
            "history",
            "diff",
            "reconcile",
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
            case "measure" -> MeasureCommand.class;
            case "graph" -> GraphCommand.class;
            case "run" -> RunCommand.class;
            case "resume" -> ResumeCommand.class;
            case "rollback" -> RollbackCommand.class;
            case "again" -> AgainCommand.class;
            case "rehearse" -> RehearseCommand.class;
            case "reconcile" -> ReconcileCommand.class;
            case "decide" -> DecideCommand.class;
            case "hold" -> HoldCommand.class;
            case "continue" -> ContinueCommand.class;
            case "abort" -> AbortCommand.class;
            case "amend" -> AmendCommand.class;
            case "withdraw" -> WithdrawCommand.class;
            case "note" -> NoteCommand.class;
            default -> reading(name);
        };
    }

    /** The same for those that change no run. */
    private static @Nullable Class<?> reading(String name) {
        return switch (name) {
            case "runs" -> RunsCommand.class;
            case "status" -> StatusCommand.class;
            case "watch" -> WatchCommand.class;
            case "traffic" -> TrafficCommand.class;
            case "decisions" -> DecisionsCommand.class;
            case "evidence" -> EvidenceCommand.class;
            case "log" -> LogCommand.class;
            case "report" -> ReportCommand.class;
            case "export" -> ExportCommand.class;
            case "verify" -> VerifyCommand.class;
            case "sql" -> SqlCommand.class;
            case "history" -> HistoryCommand.class;
            case "diff" -> DiffCommand.class;
            case "connectors" -> ConnectorsCommand.class;
            case "schema" -> SchemaCommand.class;
            case "completion" -> CompletionCommand.class;
            case "help" -> HelpCommand.class;
            default -> null;
        };
    }

    /**
     * Adds the command that these arguments name; every one if there is no such command, or all are asked about. Where
     * none is named the help only lists them.
     */
    static void addTo(CommandLine line, String... args) {
        var wanted =
                Stream.of(args).filter(arg -> !arg.startsWith("-")).findFirst().orElse("");
        var type = named(wanted);
        if (type != null && !wantsAll(wanted)) {
            line.addSubcommand(wanted, type);
        } else if (!wanted.isEmpty()) {
            NAMES.forEach(name -> line.addSubcommand(name, named(name)));
        }
        RunExitCodes.addTo(line);
        line.getHelpSectionMap().remove(UsageMessageSpec.SECTION_KEY_COMMAND_LIST_HEADING);
        line.getHelpSectionMap().put(UsageMessageSpec.SECTION_KEY_COMMAND_LIST, Subcommands::list);
    }

    /** Every command with the first line of its description: all that the root's help says of them. */
    private static String list(CommandLine.Help help) {
        int width = NAMES.stream().mapToInt(String::length).max().orElse(0) + GAP;
        var colours = help.colorScheme();
        var table = CommandLine.Help.TextTable.forColumns(
                colours,
                new Column(width, INDENT, Column.Overflow.SPAN),
                new Column(help.commandSpec().usageMessage().width() - width, 1, Column.Overflow.WRAP));
        NAMES.forEach(name -> table.addRowValues(colours.commandText(name), colours.text(summary(name))));
        return "Commands:" + System.lineSeparator() + table;
    }

    private static String summary(String name) {
        var command = Objects.requireNonNull(named(name)).getAnnotation(CommandLine.Command.class);
        return command.description()[0];
    }

    /** Commands about commands. */
    private static boolean wantsAll(String name) {
        return name.equals("help") || name.equals("completion");
    }
}
