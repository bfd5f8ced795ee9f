package dev.cutover.console.paint;

import dev.cutover.board.TableColumn;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jline.utils.AttributedString;

/**
 * A table, fitted to a width: cells that may be cut are cut first, then whole columns are left out. Not thread-safe.
 */
public final class Grid {
    private static final int GAP = 2;

    private final Theme theme;
    private final List<TableColumn> columns;
    private final List<List<AttributedString>> rows = new ArrayList<>();

    public Grid(Theme theme, List<TableColumn> columns) {
        this.theme = theme;
        this.columns = List.copyOf(columns);
    }

    /** Adds a row with as many cells as there are columns. */
    public void row(List<AttributedString> cells) {
        if (cells.size() != columns.size()) {
            throw new IllegalArgumentException(columns.size() + " cells belong into a row, got " + cells.size());
        }
        rows.add(List.copyOf(cells));
    }

    /** One line for each row, in the order in which the rows were added. */
    public List<AttributedString> lines(int width) {
        var shown = IntStream.range(0, columns.size())
                .boxed()
                .filter(index -> natural(index) > 0)
                .collect(Collectors.toCollection(ArrayList::new));
        int[] widths = fit(shown, width);
        return rows.stream().map(row -> line(row, shown, widths, width)).toList();
    }

    private int[] fit(List<Integer> shown, int width) {
        while (true) {
            int[] widths = shown.stream().mapToInt(this::natural).toArray();
            int excess = IntStream.of(widths).sum() + GAP * (shown.size() - 1) - width;
            while (excess > 0 && cutWeakest(shown, widths)) {
                excess--;
            }
            if (excess <= 0 || shown.size() == 1) {
                return widths;
            }
            shown.remove(shown.stream()
                    .min(Comparator.comparingInt(
                                    (Integer index) -> columns.get(index).keep())
                            .thenComparing(Comparator.reverseOrder()))
                    .orElseThrow());
        }
    }

    /** Narrows the least important column that may be cut by one; among equals, the widest. */
    private boolean cutWeakest(List<Integer> shown, int[] widths) {
        int weakest = -1;
        for (int at = 0; at < widths.length; at++) {
            boolean mayBeCut = widths[at] > columns.get(shown.get(at)).least();
            if (mayBeCut && (weakest < 0 || isWeaker(at, weakest, shown, widths))) {
                weakest = at;
            }
        }
        if (weakest >= 0) {
            widths[weakest]--;
        }
        return weakest >= 0;
    }

    private boolean isWeaker(int at, int other, List<Integer> shown, int[] widths) {
        int difference = columns.get(shown.get(at)).keep()
                - columns.get(shown.get(other)).keep();
        return difference < 0 || (difference == 0 && widths[at] > widths[other]);
    }

    private int natural(int index) {
        return rows.stream()
                .mapToInt(row -> row.get(index).columnLength())
                .max()
                .orElse(0);
    }

    private AttributedString line(List<AttributedString> row, List<Integer> shown, int[] widths, int width) {
        var line = new Line(theme);
        int column = 0;
        for (int at = 0; at < widths.length; at++) {
            var cell = Line.cut(row.get(shown.get(at)), widths[at], theme);
            boolean right = columns.get(shown.get(at)).right();
            if (cell.length() > 0) {
                line.to(right ? column + widths[at] - cell.columnLength() : column)
                        .add(cell);
            }
            column += widths[at] + GAP;
        }
        return Line.cut(line.done(), width, theme);
    }
}
