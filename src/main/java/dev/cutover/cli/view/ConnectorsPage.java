package dev.cutover.cli.view;

import dev.cutover.cli.reading.Abilities;
import dev.cutover.console.paint.Column;
import dev.cutover.console.paint.Table;
import java.util.List;

/** All connector types, a line each. */
public final class ConnectorsPage {
    private ConnectorsPage() {}

    public static void show(List<Abilities> all, Screen screen) {
        var table = new Table(
                screen.theme(),
                Column.of("TYPE"),
                Column.text("FROM", 8).keep(50),
                Column.text("CAN", 12).keep(60),
                Column.text("WHAT IT IS", 20));
        for (var each : all) {
            table.row(each.connector().type(), each.connector().origin(), each.can(), each.summary());
        }
        screen.show(table.frame(screen.listWidth()));
        screen.line("");
        screen.line("`cutover connectors TYPE` shows the operations, parameters, settings and captures of one");
    }
}
