package dev.cutover.cli.view;

import dev.cutover.board.TableColumn;
import dev.cutover.cli.reading.Lane;
import dev.cutover.console.paint.TextTable;
import dev.cutover.model.Weight;
import dev.cutover.words.Tone;
import java.util.List;

/** The weights of a run's routers, a line a key. */
public final class TrafficPage {
    private TrafficPage() {}

    public static void show(List<Lane> lanes, Screen screen) {
        if (lanes.isEmpty()) {
            screen.line("the run has moved no traffic");
            return;
        }
        var textTable = new TextTable(
                screen.theme(),
                TableColumn.text("TRAFFIC", 8),
                TableColumn.text("SEGMENT", 20),
                TableColumn.of("RECORDED"),
                TableColumn.of("ROUTER SAYS"),
                TableColumn.text("", 10));
        lanes.forEach(lane -> textTable.row(
                lane.drifted() ? Tone.BAD : Tone.PLAIN,
                lane.traffic(),
                lane.key().toString(),
                lane.recorded()
                        .map(entry ->
                                entry.certain() ? entry.weight().toString() : entry.weight() + " -> " + entry.aim())
                        .orElse("not moved"),
                lane.now()
                        .map(reading -> reading.basisPoints() < 0
                                ? "cannot tell"
                                : new Weight(reading.basisPoints()).toString())
                        .orElse("not asked"),
                lane.drifted()
                        ? "DRIFT"
                        : lane.now().map(reading -> reading.note()).orElse("")));
        screen.show(textTable.frame(screen.listWidth()));
    }
}
