package dev.cutover.cli.view;

import dev.cutover.board.TableColumn;
import dev.cutover.catalog.ConnectorAbilities;
import dev.cutover.catalog.FoundConnector;
import dev.cutover.console.paint.TextTable;
import dev.cutover.model.SystemId;
import dev.cutover.spi.Description;
import dev.cutover.spi.Operation;
import dev.cutover.spi.Parameter;
import dev.cutover.spi.RecordSet;
import dev.cutover.spi.SpiVersion;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One connector type: its settings, and for each kind of system its operations and captures; then record sets, metrics,
 * faults and invariants.
 */
public final class ConnectorPage {
    private static final int ROOM_FOR_OPERATIONS = 110;

    private final CommandOutput commandOutput;

    public ConnectorPage(CommandOutput commandOutput) {
        this.commandOutput = commandOutput;
    }

    public void show(ConnectorAbilities connectorAbilities) {
        commandOutput.line(connectorAbilities.connector().type() + " ("
                + connectorAbilities.connector().origin() + "): " + connectorAbilities.summary());
        commandOutput.line("can: " + connectorAbilities.can());
        if (!connectorAbilities.connector().origin().equals(FoundConnector.BUILT_IN)) {
            commandOutput.line(
                    "built for: version " + connectorAbilities.connector().spiVersion()
                            + " of the connector SPI; this Cutover supports " + SpiVersion.OLDEST + " to "
                            + SpiVersion.CURRENT);
        }
        var settings = table("SETTING", "WHAT IT IS");
        connectorAbilities.settings().forEach(setting -> settings.row(name(setting), setting.description()));
        show(settings, connectorAbilities.settings().isEmpty());
        var ofOperations = table("OF AN OPERATION", "WHAT IT IS");
        connectorAbilities.operationSettings().forEach(ofOperations::row);
        show(ofOperations, connectorAbilities.operationSettings().isEmpty());
        connectorAbilities
                .systems()
                .forEach((system, can) ->
                        show(system, can, connectorAbilities.systems().size() > 1));
        connectorAbilities
                .recordSets()
                .forEach((set, systems) ->
                        show(set, systems, connectorAbilities.systems().size() > 1));
        var metrics = table("METRIC", "WHAT IT IS");
        connectorAbilities.metrics().forEach(metrics::row);
        show(metrics, connectorAbilities.metrics().isEmpty());
        var faults = table("FAULT", "WHAT IT DOES, AND WHERE");
        connectorAbilities.faults().forEach(faults::row);
        show(faults, connectorAbilities.faults().isEmpty());
        var invariants = table("INVARIANT", "WHAT HOLDS IN THE BOOKS");
        connectorAbilities.invariants().forEach(invariants::row);
        show(invariants, connectorAbilities.invariants().isEmpty());
    }

    /** The abilities of one system. */
    public void show(SystemId system, Description can) {
        show(system, can, false);
    }

    private void show(SystemId system, Description can, boolean oneOfMany) {
        if (oneOfMany) {
            commandOutput.line("");
            commandOutput.heading("system " + system + ": " + ConnectorAbilities.own(can));
        }
        if (!can.operations().isEmpty()) {
            commandOutput.line("");
            operations(can);
        }
        if (!can.captures().isEmpty()) {
            commandOutput.line("captures: " + can.captures().stream().sorted().collect(Collectors.joining(", ")));
        }
        if (!can.recordSets().isEmpty()) {
            commandOutput.line("record sets: "
                    + can.recordSets().stream().map(RecordSet::name).collect(Collectors.joining(", ")));
        }
    }

    private void show(RecordSet set, List<SystemId> systems, boolean oneOfMany) {
        commandOutput.line("");
        commandOutput.heading("record set " + set.name() + ": a row for " + set.description());
        if (oneOfMany) {
            commandOutput.line("of: " + systems.stream().map(SystemId::value).collect(Collectors.joining(", ")));
        }
        commandOutput.line("key: " + String.join(", ", set.key()) + (set.sorted() ? ", in its order" : ", in any order")
                + set.time().map(column -> "; selected by " + column).orElse(""));
        var columns = table("COLUMN", "WHAT IT IS");
        set.columns().forEach(column -> columns.row(column.name(), column.description()));
        show(columns, false);
    }

    /** Where five columns have no room, each operation has lines of its own: its parameters must not be cut. */
    private void operations(Description can) {
        if (commandOutput.listWidth() < ROOM_FOR_OPERATIONS) {
            var narrow = table("OPERATION", "WHAT IT DOES");
            can.operations().forEach(each -> narrow.row(each.name(), texts(each)));
            narrow.show();
            return;
        }
        var wide = new TextTable(
                commandOutput.theme(),
                TableColumn.of("OPERATION"),
                TableColumn.of("").keep(80),
                TableColumn.text("PARAMETERS", 12).keep(60),
                TableColumn.of("UNDO").keep(70),
                TableColumn.text("WHAT IT DOES", 20));
        can.operations()
                .forEach(
                        each -> wide.row(each.name(), effect(each), parameters(each), each.undo(), each.description()));
        commandOutput.show(wide.frame(commandOutput.listWidth()));
    }

    private static String[] texts(Operation operation) {
        String undo = operation.undo().isEmpty() ? "" : "; undo: " + operation.undo();
        String effect = effect(operation) + undo;
        return operation.parameters().isEmpty()
                ? new String[] {operation.description(), effect}
                : new String[] {operation.description(), effect, "parameters: " + parameters(operation)};
    }

    private static String effect(Operation operation) {
        return (operation.reads() ? "reads" : "writes") + (operation.idempotent() ? "" : ", not repeatable");
    }

    private static String parameters(Operation operation) {
        return operation.parameters().stream().map(ConnectorPage::name).collect(Collectors.joining(", "));
    }

    private static String name(Parameter parameter) {
        return parameter.required() ? parameter.name() + " (required)" : parameter.name();
    }

    private WrappedTable table(String first, String second) {
        return new WrappedTable(commandOutput, first, second);
    }

    private void show(WrappedTable wrappedTable, boolean empty) {
        if (!empty) {
            commandOutput.line("");
            wrappedTable.show();
        }
    }
}
