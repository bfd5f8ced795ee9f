package dev.cutover.console.paint;

import dev.cutover.board.TableColumn;
import dev.cutover.words.Tone;
import java.util.List;
import java.util.stream.Stream;

/** A table with a heading, for commands that list things. Not thread-safe. */
public final class TextTable {
    private final Theme theme;
    private final int columns;
    private final Grid grid;

    public TextTable(Theme theme, TableColumn... columns) {
        this.theme = theme;
        this.columns = columns.length;
        this.grid = new Grid(theme, List.of(columns));
        grid.row(Stream.of(columns)
                .map(tableColumn -> theme.text(Tone.STRONG, tableColumn.title()))
                .toList());
    }

    public TextTable row(String... cells) {
        return row(Tone.PLAIN, cells);
    }

    /** A row in one tone; cells are cleaned. */
    public TextTable row(Tone tone, String... cells) {
        if (cells.length != columns) {
            throw new IllegalArgumentException(columns + " cells belong into a row, got " + cells.length);
        }
        grid.row(Stream.of(cells).map(cell -> theme.text(tone, cell)).toList());
        return this;
    }

    /** The heading and the rows. A width of {@link Integer#MAX_VALUE} means no limit. */
    public Frame frame(int width) {
        return new Frame(grid.lines(width));
    }
}
