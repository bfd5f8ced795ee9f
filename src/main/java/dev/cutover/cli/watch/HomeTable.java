package dev.cutover.cli.watch;

import dev.cutover.board.TableColumn;
import dev.cutover.cli.view.ShortIds;
import dev.cutover.console.SentencePage;
import dev.cutover.console.paint.Frame;
import dev.cutover.console.paint.TextTable;
import dev.cutover.console.paint.Theme;
import dev.cutover.console.prompt.Sentence;
import dev.cutover.run.RunId;
import dev.cutover.words.Durations;
import dev.cutover.words.Tone;
import java.util.ArrayList;
import java.util.List;

/** The open runs of a home in a table. Stateless and thread-safe. */
final class HomeTable {
    private HomeTable() {}

    /** For so many columns. */
    static Frame of(HomeRuns.Look look, List<RunId> all, String where, Theme theme, int columns) {
        var parts = new ArrayList<Frame>();
        if (look.rows().isEmpty()) {
            parts.add(SentencePage.of(
                    List.of(new Sentence(Tone.PLAIN, 0, "no open run in " + where + "; runs that begin are shown")),
                    columns,
                    theme));
        } else {
            parts.add(table(look, ShortIds.of(all, columns), theme).frame(columns));
        }
        var unreadable = look.unreadable().entrySet().stream()
                .map(one -> new Sentence(Tone.BAD, 0, one.getKey() + " cannot be read: " + one.getValue()))
                .toList();
        parts.add(SentencePage.of(unreadable, columns, theme));
        return new Frame(parts.stream().flatMap(part -> part.lines().stream()).toList());
    }

    private static TextTable table(HomeRuns.Look look, ShortIds shortIds, Theme theme) {
        var table = new TextTable(
                theme,
                TableColumn.of("RUN"),
                TableColumn.text("RUNBOOK", 8).keep(60),
                TableColumn.text("ENVIRONMENT", 8).keep(50),
                TableColumn.of("MODE").keep(70),
                TableColumn.text("WAITING FOR", 8).keep(95),
                TableColumn.text("RED", 8).keep(97),
                TableColumn.text("STATE", 8),
                TableColumn.text("LAST", 12).keep(40));
        for (var row : look.rows()) {
            String mark = look.fresh().contains(row.run()) ? "NEW " : "";
            table.row(
                    row.red().isEmpty() ? row.state().tone() : Tone.BAD,
                    shortIds.of(row.run()),
                    row.runbook(),
                    row.environment(),
                    row.mode(),
                    row.waitsFor(),
                    String.join(", ", row.red()),
                    row.state().brief(),
                    row.last()
                            .map(line -> mark + Durations.time(line.at()) + " " + line.about() + " " + line.words())
                            .orElse(""));
        }
        return table;
    }
}
