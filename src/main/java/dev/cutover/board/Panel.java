package dev.cutover.board;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A part of the board: a title, and rows that may be left out one by one where room is short. Not thread-safe. */
public final class Panel {
    private final String title;
    private final int rank;
    private final int least;
    private final List<TableColumn> columns;
    private final List<Entry> entries = new ArrayList<>();

    /**
     * One row.
     *
     * @param weight those with the lowest are left out first, of equals the last
     */
    public record Entry(BoardRow row, int weight) {}

    /**
     * An empty part.
     *
     * @param rank parts with the lowest figure lose lines first
     * @param least so many lines stay until every part is down to its own least
     * @param columns of its table; none if it has no table
     */
    Panel(String title, int rank, int least, TableColumn... columns) {
        this.title = title;
        this.rank = rank;
        this.least = least;
        this.columns = List.of(columns);
    }

    Panel add(BoardRow row, int weight) {
        entries.add(new Entry(row, weight));
        return this;
    }

    public String title() {
        return title;
    }

    public int rank() {
        return rank;
    }

    public int least() {
        return least;
    }

    public List<TableColumn> columns() {
        return columns;
    }

    /** In their order. */
    public List<Entry> entries() {
        return Collections.unmodifiableList(entries);
    }
}
