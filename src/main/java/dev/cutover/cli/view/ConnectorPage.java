package dev.cutover.cli.view;

import dev.cutover.catalog.FoundConnector;
import dev.cutover.cli.reading.Abilities;
import dev.cutover.console.paint.Column;
import dev.cutover.console.paint.Table;
import dev.cutover.model.SystemId;
import dev.cutover.spi.Description;
import dev.cutover.spi.Operation;
import dev.cutover.spi.Parameter;
import dev.cutover.spi.SpiVersion;
import java.util.stream.Collectors;

/** One connector type: its settings, and for each kind of system its operations, captures and metrics. */
public final class ConnectorPage {
    private final Screen screen;

    public ConnectorPage(Screen screen) {
        this.screen = screen;
    }

    public void show(Abilities abilities) {
        screen.line(abilities.connector().type() + " (" + abilities.connector().origin() + "): " + abilities.summary());
        screen.line("can: " + abilities.can());
        if (!abilities.connector().origin().equals(FoundConnector.BUILT_IN)) {
            screen.line(
                    "built for: version " + abilities.connector().spiVersion() + " of the connector SPI; this Cutover"
                            + " supports " + SpiVersion.OLDEST + " to " + SpiVersion.CURRENT);
        }
        var settings = table("SETTING", "WHAT IT IS");
        abilities.settings().forEach(setting -> settings.row(name(setting), setting.description()));
        show(settings, abilities.settings().isEmpty());
        abilities
                .systems()
                .forEach((system, can) -> show(system, can, abilities.systems().size() > 1));
        var metrics = table("METRIC", "WHAT IT IS");
        abilities.metrics().forEach(metrics::row);
        show(metrics, abilities.metrics().isEmpty());
    }

    private void show(SystemId system, Description can, boolean oneOfMany) {
        if (oneOfMany) {
            screen.line("");
            screen.heading("system " + system + ": " + Abilities.own(can));
        }
        var operations = new Table(
                screen.theme(),
                Column.of("OPERATION"),
                Column.of("").keep(80),
                Column.text("PARAMETERS", 12).keep(60),
                Column.of("UNDO").keep(70),
                Column.text("WHAT IT DOES", 20));
        can.operations().forEach(each -> add(each, operations));
        show(operations, can.operations().isEmpty());
        if (!can.captures().isEmpty()) {
            screen.line("captures: " + can.captures().stream().sorted().collect(Collectors.joining(", ")));
        }
    }

    private static void add(Operation operation, Table table) {
        String repeat = operation.idempotent() ? "" : ", not to be repeated";
        table.row(
                operation.name(),
                (operation.reads() ? "reads" : "writes") + repeat,
                operation.parameters().stream().map(ConnectorPage::name).collect(Collectors.joining(", ")),
                operation.undo(),
                operation.description());
    }

    private static String name(Parameter parameter) {
        return parameter.required() ? parameter.name() + " (required)" : parameter.name();
    }

    private Table table(String first, String second) {
        return new Table(screen.theme(), Column.of(first), Column.text(second, 20));
    }

    private void show(Table table, boolean empty) {
        if (!empty) {
            screen.line("");
            screen.show(table.frame(screen.listWidth()));
        }
    }
}
