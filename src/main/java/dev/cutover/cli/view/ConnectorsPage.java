package dev.cutover.cli.view;

import dev.cutover.board.TableColumn;
import dev.cutover.catalog.ConnectorAbilities;
import dev.cutover.console.paint.TextTable;
import java.util.List;

/** All connector types, a line each. */
public final class ConnectorsPage {
    private ConnectorsPage() {}

    public static void show(List<ConnectorAbilities> all, CommandOutput commandOutput) {
        var textTable = new TextTable(
                commandOutput.theme(),
                TableColumn.of("TYPE"),
                TableColumn.text("FROM", 8).keep(50),
                TableColumn.text("CAN", 12).keep(60),
                TableColumn.text("WHAT IT IS", 20));
        for (var each : all) {
            textTable.row(each.connector().type(), each.connector().origin(), each.can(), each.summary());
        }
        commandOutput.show(textTable.frame(commandOutput.listWidth()));
        commandOutput.line("");
        commandOutput.line("`cutover connectors TYPE` shows the operations, parameters, settings and captures of one");
    }
}
