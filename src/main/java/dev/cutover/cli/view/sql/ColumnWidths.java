package dev.cutover.cli.view.sql;

import dev.cutover.cli.view.CommandOutput;
import dev.cutover.console.paint.WrappedText;
import dev.cutover.journal.sql.ask.AnswerColumn;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How wide the columns of an answer are.
 *
 * @param isFitted whether they must not be wider
 * @param isTooNarrow whether they do not fit side by side at all
 */
record ColumnWidths(List<Integer> all, boolean isFitted, boolean isTooNarrow) {
    /** A column of text that is cut to less tells nothing. */
    private static final int LEAST = 8;

    private static final int GAP = 2;

    ColumnWidths {
        all = List.copyOf(all);
    }

    static ColumnWidths of(List<AnswerColumn> columns, List<List<String>> rows, CommandOutput output) {
        var theme = output.theme();
        var natural = IntStream.range(0, columns.size())
                .map(i -> Math.max(
                        WrappedText.columns(columns.get(i).name(), theme),
                        rows.stream()
                                .mapToInt(row -> WrappedText.columns(row.get(i), theme))
                                .max()
                                .orElse(0)))
                .boxed()
                .toList();
        boolean fitted = output.listWidth() != Integer.MAX_VALUE;
        if (!fitted) {
            return new ColumnWidths(natural, false, false);
        }
        int room = output.listWidth() - GAP * (columns.size() - 1);
        int most = natural.stream().mapToInt(width -> width).max().orElse(0);
        while (most > LEAST && sum(capped(natural, columns, most)) > room) {
            most--;
        }
        var capped = capped(natural, columns, most);
        return new ColumnWidths(capped, true, sum(capped) > room);
    }

    /** Only text can be cut: half a number is another number. */
    private static List<Integer> capped(List<Integer> natural, List<AnswerColumn> columns, int most) {
        return IntStream.range(0, natural.size())
                .map(i -> columns.get(i).type() == AnswerColumn.Type.TEXT
                        ? Math.min(natural.get(i), most)
                        : natural.get(i))
                .boxed()
                .toList();
    }

    private static int sum(List<Integer> widths) {
        return widths.stream().mapToInt(width -> width).sum();
    }

    int of(int column) {
        return all.get(column);
    }
}
