package dev.cutover.console.board;

import dev.cutover.board.BoardRow;
import dev.cutover.board.Panel;
import dev.cutover.board.TonedText;
import dev.cutover.console.paint.Grid;
import dev.cutover.console.paint.Line;
import dev.cutover.console.paint.Theme;
import java.util.ArrayList;
import java.util.List;
import org.jline.utils.AttributedString;

/** A panel as lines of a terminal, which may be left out one by one where room is short. Not thread-safe. */
public final class PaintedPanel {
    private final Panel panel;
    private final List<Painted> lines = new ArrayList<>();
    private int hidden;

    private record Painted(AttributedString line, int weight) {}

    public PaintedPanel(Panel panel, int width, Theme theme) {
        this.panel = panel;
        var grid = new Grid(theme, panel.columns());
        for (var entry : panel.entries()) {
            if (entry.row() instanceof BoardRow.Cells row) {
                grid.row(row.cells().stream().map(cell -> line(cell, theme)).toList());
            }
        }
        var table = grid.lines(width).iterator();
        for (var entry : panel.entries()) {
            var painted =
                    entry.row() instanceof BoardRow.Cells ? List.of(table.next()) : lines(entry.row(), width, theme);
            painted.forEach(line -> lines.add(new Painted(line, entry.weight())));
        }
    }

    /** The lines of a row that is not part of a table. */
    public static List<AttributedString> lines(BoardRow row, int width, Theme theme) {
        if (row instanceof BoardRow.Cut cut) {
            return List.of(Line.cut(line(cut.text(), theme), width, theme));
        } else if (row instanceof BoardRow.Flow flow) {
            var fields = flow.fields().stream().map(field -> line(field, theme)).toList();
            return Line.flow(fields, flow.gap(), width, theme);
        } else if (row instanceof BoardRow.Wrapped wrapped) {
            return Line.wrap(wrapped.tone(), wrapped.words(), width - wrapped.indent(), theme).stream()
                    .map(line -> new Line(theme).to(wrapped.indent()).add(line).done())
                    .toList();
        }
        throw new IllegalStateException("a row of a table stands alone: " + row);
    }

    private static AttributedString line(TonedText text, Theme theme) {
        var line = new Line(theme);
        for (var part : text.parts()) {
            if (part instanceof TonedText.Words words) {
                line.add(words.tone(), words.words());
            } else if (part instanceof TonedText.Bar bar) {
                line.add(theme.glyphs().bar(bar.columns(), bar.part(), bar.whole()));
            } else {
                throw new IllegalStateException("cannot paint " + part.getClass());
            }
        }
        return line.done();
    }

    /** The title, and how many lines are left out. */
    String title() {
        return hidden == 0 ? panel.title() : panel.title() + " +" + hidden;
    }

    public List<AttributedString> lines() {
        return lines.stream().map(Painted::line).toList();
    }

    int rank() {
        return panel.rank();
    }

    int size() {
        return lines.size();
    }

    boolean isAboveLeast() {
        return lines.size() > panel.least();
    }

    void leaveOneOut() {
        int weakest = lines.size() - 1;
        for (int at = weakest; at >= 0; at--) {
            if (lines.get(at).weight() < lines.get(weakest).weight()) {
                weakest = at;
            }
        }
        lines.remove(weakest);
        hidden++;
    }
}
