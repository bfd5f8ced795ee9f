package dev.cutover.console.board;

import dev.cutover.board.BoardRow;
import dev.cutover.board.Panel;
import dev.cutover.board.TonedText;
import dev.cutover.console.paint.Grid;
import dev.cutover.console.paint.Line;
import dev.cutover.console.paint.Theme;
import dev.cutover.words.Tone;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jline.utils.AttributedString;

/** A panel as lines of a terminal. Stateless and thread-safe. */
public final class PaintedPanel {
    private PaintedPanel() {}

    /** All of it, in as many lines as it takes. */
    public static List<AttributedString> whole(Panel panel, int width, Theme theme) {
        var entries = panel.entries().stream()
                .map(entry -> new Panel.Entry(
                        entry.onPage(), entry.weight(), entry.kind(), entry.group(), entry.aside(), entry.onPage()))
                .toList();
        return lines(panel, entries, width, theme, false);
    }

    /**
     * At most so many lines, one for each row: what matters least is left out, and counted in the last line.
     *
     * @param quiet what stands there if the panel has no rows
     */
    static List<AttributedString> fitted(Panel panel, String quiet, int width, int most, Theme theme) {
        var entries = panel.entries().size() <= most
                ? panel.entries()
                : panel.entries().stream().filter(entry -> !entry.isSpare()).toList();
        if (entries.isEmpty()) {
            return most == 0 ? List.of() : List.of(Line.cut(theme.text(Tone.QUIET, quiet), width, theme));
        }
        if (entries.size() <= most) {
            return lines(panel, entries, width, theme, true);
        }
        if (!panel.isCounted()) {
            return lines(panel, shown(entries, strongest(entries, most)), width, theme, true);
        }
        if (most == 1) {
            var first = strongest(entries, 1);
            String more = panel.more(hidden(entries, first));
            String rest = more.isEmpty() ? "" : "  " + more;
            var line = lines(panel, shown(entries, first), width - rest.length(), theme, true)
                    .get(0);
            return List.of(new Line(theme).add(line).add(Tone.QUIET, rest).done());
        }
        var kept = strongest(entries, Math.max(0, most - 1));
        var lines = new ArrayList<>(lines(panel, shown(entries, kept), width, theme, true));
        if (most > 0) {
            lines.add(Line.cut(theme.text(Tone.QUIET, panel.rest(hidden(entries, kept))), width, theme));
        }
        return lines;
    }

    /** Where those stand that are left out last. */
    private static Set<Integer> strongest(List<Panel.Entry> entries, int count) {
        return new HashSet<>(IntStream.range(0, entries.size())
                .boxed()
                .sorted(Comparator.comparing(at -> -entries.get(at).weight()))
                .limit(count)
                .toList());
    }

    private static List<Panel.Entry> shown(List<Panel.Entry> entries, Set<Integer> which) {
        return IntStream.range(0, entries.size())
                .filter(which::contains)
                .mapToObj(entries::get)
                .toList();
    }

    private static List<Panel.Entry> hidden(List<Panel.Entry> entries, Set<Integer> shown) {
        return IntStream.range(0, entries.size())
                .filter(at -> !shown.contains(at))
                .mapToObj(entries::get)
                .toList();
    }

    private static List<AttributedString> lines(
            Panel panel, List<Panel.Entry> entries, int width, Theme theme, boolean single) {
        var grid = new Grid(theme, panel.columns());
        for (var entry : entries) {
            if (entry.row() instanceof BoardRow.Cells row) {
                grid.row(row.cells().stream().map(cell -> line(cell, theme)).toList());
            }
        }
        var table = grid.lines(width).iterator();
        var lines = new ArrayList<AttributedString>();
        for (var entry : entries) {
            if (entry.row() instanceof BoardRow.Cells) {
                lines.add(table.next());
            } else {
                lines.addAll(single ? List.of(single(entry.row(), width, theme)) : lines(entry.row(), width, theme));
            }
        }
        return lines;
    }

    /** The lines of a row that is not part of a table. */
    public static List<AttributedString> lines(BoardRow row, int width, Theme theme) {
        if (row instanceof BoardRow.Cut cut) {
            return List.of(Line.cut(line(cut.text(), theme), width, theme));
        } else if (row instanceof BoardRow.Ends ends) {
            return List.of(ends(ends, width, theme));
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

    /** The same in one line, cut if it is too long. */
    private static AttributedString single(BoardRow row, int width, Theme theme) {
        return Line.cut(lines(row, Integer.MAX_VALUE, theme).get(0), width, theme);
    }

    /** The words may be cut as far as half of the width before a field is left out. */
    private static AttributedString ends(BoardRow.Ends ends, int width, Theme theme) {
        var left = line(ends.left(), theme);
        var fields = new ArrayList<>(
                ends.right().stream().map(field -> line(field, theme)).toList());
        int least = Math.min(left.columnLength(), width * 3 / 5);
        while (fields.size() > 1 && least + 2 + length(fields) > width) {
            fields.remove(fields.size() - 1);
        }
        int right = length(fields);
        var row = new Line(theme)
                .add(Line.cut(left, Math.max(0, width - right - 2), theme))
                .to(width - right);
        for (int at = 0; at < fields.size(); at++) {
            row.add(at == 0 ? "" : "  ").add(fields.get(at));
        }
        return Line.cut(row.done(), width, theme);
    }

    private static int length(List<AttributedString> fields) {
        return fields.stream().mapToInt(AttributedString::columnLength).sum() + 2 * Math.max(0, fields.size() - 1);
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
}
