package dev.cutover.cli.view;

import dev.cutover.board.TableColumn;
import dev.cutover.console.paint.TextTable;
import dev.cutover.model.Weight;
import dev.cutover.query.RouterKeyStatus;
import dev.cutover.words.DisplayNames;
import dev.cutover.words.Tone;
import java.util.List;

/** The weights of a run's routers, a line a key. */
public final class TrafficPage {
    private TrafficPage() {}

    public static void show(List<RouterKeyStatus> lanes, DisplayNames displayNames, CommandOutput commandOutput) {
        if (lanes.isEmpty()) {
            commandOutput.line("the run has moved no traffic");
            return;
        }
        var textTable = new TextTable(
                commandOutput.theme(),
                TableColumn.text("TRAFFIC", 8),
                TableColumn.text("SEGMENT", 20),
                TableColumn.of("RECORDED"),
                TableColumn.of("ROUTER REPORTS"),
                TableColumn.text("", 10));
        lanes.forEach(routerKeyStatus -> textTable.row(
                routerKeyStatus.drifted() ? Tone.BAD : Tone.PLAIN,
                routerKeyStatus.traffic(),
                displayNames.segment(routerKeyStatus.key()),
                routerKeyStatus
                        .recorded()
                        .map(entry ->
                                entry.certain() ? entry.weight().toString() : entry.weight() + " -> " + entry.target())
                        .orElse("not moved"),
                routerKeyStatus
                        .now()
                        .map(reading ->
                                reading.basisPoints() < 0 ? "unknown" : new Weight(reading.basisPoints()).toString())
                        .orElse("not asked"),
                routerKeyStatus.drifted()
                        ? "DRIFT"
                        : routerKeyStatus.now().map(reading -> reading.note()).orElse("")));
        commandOutput.show(textTable.frame(commandOutput.listWidth()));
    }
}
