package dev.cutover.cli.view;

import dev.cutover.cli.reading.Captured;
import dev.cutover.console.paint.Column;
import dev.cutover.console.paint.Table;
import dev.cutover.words.Durations;
import java.util.List;

/** What was captured, a line each. */
public final class EvidencePage {
    private EvidencePage() {}

    public static void show(List<Captured> all, Screen screen) {
        if (all.isEmpty()) {
            screen.line("nothing has been captured yet");
            return;
        }
        var table = new Table(
                screen.theme(),
                Column.of("SHA-256"),
                Column.number("SEQ").keep(40),
                Column.of("CAPTURED (UTC)").keep(60),
                Column.text("STEP", 12),
                Column.text("NAME", 12),
                Column.text("TYPE", 10).keep(50),
                Column.number("BYTES").keep(70),
                Column.text("FROM", 8).keep(80));
        for (var each : all) {
            var fact = each.fact();
            table.row(
                    each.shortDigest(),
                    Long.toString(each.seq()),
                    Durations.day(each.at()) + " " + Durations.time(each.at()),
                    fact.step() + (fact.attempt() > 1 ? ", attempt " + fact.attempt() : ""),
                    fact.name(),
                    fact.mediaType(),
                    Long.toString(fact.bytes()),
                    fact.source());
        }
        screen.show(table.frame(screen.listWidth()));
    }
}
