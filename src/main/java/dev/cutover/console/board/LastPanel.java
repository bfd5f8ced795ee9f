package dev.cutover.console.board;

import dev.cutover.console.paint.Column;
import dev.cutover.console.paint.Grid;
import dev.cutover.words.Spans;
import dev.cutover.words.Tone;
import java.util.List;

/** The last events, the newest at the bottom. */
final class LastPanel {
    private static final int SHOWN = 8;

    private final Scene scene;

    LastPanel(Scene scene) {
        this.scene = scene;
    }

    Panel panel(int width) {
        var theme = scene.theme();
        var all = scene.story().last();
        var last = all.subList(Math.max(0, all.size() - SHOWN), all.size());
        var grid = new Grid(
                theme,
                List.of(
                        Column.of(""),
                        Column.text("", 14).keep(50),
                        Column.text("", 20).keep(60)));
        for (var told : last) {
            grid.row(List.of(
                    theme.text(Tone.QUIET, Spans.time(told.at())),
                    theme.text(told.about()),
                    theme.text(told.tone(), told.words())));
        }
        var panel = new Panel("Last", 40, 2);
        var lines = grid.lines(width);
        for (int at = 0; at < lines.size(); at++) {
            panel.add(lines.get(at), at);
        }
        return panel;
    }
}
