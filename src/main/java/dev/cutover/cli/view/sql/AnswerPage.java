package dev.cutover.cli.view.sql;

import dev.cutover.cli.view.CommandOutput;
import dev.cutover.console.paint.Frame;
import dev.cutover.console.paint.Line;
import dev.cutover.console.paint.WrappedText;
import dev.cutover.journal.sql.ask.AnswerColumn;
import dev.cutover.journal.sql.ask.AnswerSink;
import dev.cutover.text.Counted;
import dev.cutover.words.Tone;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An answer for people: a table, whose columns are as wide as the first rows need. At a terminal it fits the width:
 * columns are cut, and where too many stand side by side each row is a block of its own. Not thread-safe.
 */
public final class AnswerPage implements AnswerSink {
    private static final int MEASURED = 1_000;
    private static final String GAP = "  ";

    private final CommandOutput output;
    private final List<List<String>> first = new ArrayList<>();
    private List<AnswerColumn> columns = List.of();
    private @Nullable ColumnWidths widths;
    private long count;

    public AnswerPage(CommandOutput output) {
        this.output = output;
    }

    @Override
    public void columns(List<AnswerColumn> all) {
        columns = List.copyOf(all);
    }

    @Override
    public void row(List<@Nullable Object> values) {
        var cells = values.stream().map(CellText::of).toList();
        count++;
        if (widths != null) {
            show(cells, widths, count);
        } else {
            first.add(cells);
            if (first.size() == MEASURED) {
                measure();
            }
        }
    }

    @Override
    public void end() {
        if (widths == null) {
            measure();
        }
        output.show(new Frame(List.of(output.theme().text(Tone.QUIET, Counted.of(count, "row")))));
    }

    private void measure() {
        var found = ColumnWidths.of(columns, first, output);
        widths = found;
        if (!found.isTooNarrow()) {
            show(columns.stream().map(AnswerColumn::name).toList(), Tone.STRONG, found);
        }
        for (int i = 0; i < first.size(); i++) {
            show(first.get(i), found, i + 1L);
        }
        first.clear();
    }

    private void show(List<String> cells, ColumnWidths fitting, long number) {
        if (fitting.isTooNarrow()) {
            block(cells, number);
        } else {
            show(cells, Tone.PLAIN, fitting);
        }
    }

    private void show(List<String> cells, Tone tone, ColumnWidths fitting) {
        var theme = output.theme();
        var line = new Line(theme);
        int from = 0;
        for (int i = 0; i < cells.size(); i++) {
            int width = fitting.of(i);
            String cell = fitting.isFitted() ? WrappedText.cut(cells.get(i), width, theme) : cells.get(i);
            int taken = WrappedText.columns(cell, theme);
            boolean right = columns.get(i).type().isNumeric();
            line.to(right ? from + Math.max(0, width - taken) : from).add(tone, cell);
            boolean last = i == cells.size() - 1;
            from += Math.max(width, taken) + GAP.length();
            line.add(last ? "" : GAP);
        }
        output.show(new Frame(List.of(line.done())));
    }

    /** A row as a list of its values. */
    private void block(List<String> cells, long number) {
        var theme = output.theme();
        int names = columns.stream()
                .mapToInt(column -> WrappedText.columns(column.name(), theme))
                .max()
                .orElse(0);
        output.show(new Frame(List.of(theme.text(Tone.STRONG, "row " + number))));
        for (int i = 0; i < cells.size(); i++) {
            var line = new Line(theme)
                    .add(GAP)
                    .add(Tone.QUIET, columns.get(i).name())
                    .to(names + 2 * GAP.length())
                    .add(cells.get(i))
                    .done();
            output.show(new Frame(List.of(Line.cut(line, output.listWidth(), theme))));
        }
    }
}
