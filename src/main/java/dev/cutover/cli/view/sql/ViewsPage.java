package dev.cutover.cli.view.sql;

import dev.cutover.cli.view.CommandOutput;
import dev.cutover.console.paint.Frame;
import dev.cutover.console.paint.Line;
import dev.cutover.journal.sql.ask.ViewCatalog;
import dev.cutover.words.Tone;
import java.util.List;

/** The views that can be asked: what each tells of, and what its columns mean. Stateless. */
public final class ViewsPage {
    private static final int NAME = 2;
    private static final int GAP = 2;

    private ViewsPage() {}

    public static void show(ViewCatalog catalog, CommandOutput output) {
        for (var view : catalog.views()) {
            output.heading(view.name());
            output.line(view.meaning());
            int names = view.columns().stream()
                    .mapToInt(column -> column.name().length())
                    .max()
                    .orElse(0);
            view.columns().forEach(column -> show(column, names, output));
            output.line("");
        }
        output.line("Times are in UTC. `cutover sql \"select step, seconds from step order by seconds desc\"` asks.");
    }

    private static void show(ViewCatalog.Column column, int names, CommandOutput output) {
        var theme = output.theme();
        int type = NAME + names + GAP;
        int meaning = type + "integer".length() + GAP;
        int room = output.listWidth() == Integer.MAX_VALUE ? Integer.MAX_VALUE : output.listWidth() - meaning;
        var lines = Line.wrap(Tone.PLAIN, column.meaning(), Math.max(room, meaning), theme);
        for (int i = 0; i < lines.size(); i++) {
            var line = new Line(theme).to(NAME);
            if (i == 0) {
                line.add(Tone.STRONG, column.name())
                        .to(type)
                        .add(Tone.QUIET, column.type().word());
            }
            output.show(new Frame(List.of(line.to(meaning).add(lines.get(i)).done())));
        }
    }
}
