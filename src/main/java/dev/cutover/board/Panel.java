package dev.cutover.board;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;

/** A part of the board: a title, and rows that may be left out one by one where room is short. Not thread-safe. */
public final class Panel {
    private static final int SPARE = -1_000;

    private final String title;
    private final String seen;
    private final List<TableColumn> columns;
    private final List<Entry> entries = new ArrayList<>();
    private boolean counted = true;
    private boolean named;
    private List<String> kinds = List.of();

    /**
     * One row.
     *
     * @param weight those with the lowest are left out first, of equals the last
     * @param kind under which rows that are left out are counted; empty if they are counted together
     */
    public record Entry(BoardRow row, int weight, String kind) {
        /** Whether it is shown only where there is room for all rows. */
        public boolean isSpare() {
            return weight == SPARE;
        }
    }

    /**
     * An empty part.
     *
     * @param seen the command that shows all of it; empty if there is none
     * @param columns of its table; none if it has no table
     */
    Panel(String title, String seen, TableColumn... columns) {
        this.title = title;
        this.seen = seen;
        this.columns = List.of(columns);
    }

    Panel add(BoardRow row, int weight) {
        return add(row, weight, "");
    }

    Panel add(BoardRow row, int weight, String kind) {
        entries.add(new Entry(row, weight, kind));
        return this;
    }

    /** A row that is shown only where there is room for all rows; it is not counted. */
    Panel spare(BoardRow row) {
        return add(row, SPARE, "");
    }

    /** The kinds of rows that are left out are names, said without a number. */
    Panel named() {
        named = true;
        return this;
    }

    /** In which order kinds of rows that are left out are counted. */
    Panel counting(List<String> inOrder) {
        kinds = List.copyOf(inOrder);
        return this;
    }

    /** What is left out of it is not counted: it is older than what is shown. */
    Panel uncounted() {
        counted = false;
        return this;
    }

    /** Whether the rows that are left out are counted. */
    public boolean isCounted() {
        return counted;
    }

    public String title() {
        return title;
    }

    public List<TableColumn> columns() {
        return columns;
    }

    /** In their order. */
    public List<Entry> entries() {
        return Collections.unmodifiableList(entries);
    }

    /** What is said of rows that are left out: {@code +3: 2 at 100 %, 1 not begun}. */
    public String rest(List<Entry> hidden) {
        var counts = new LinkedHashMap<String, Integer>();
        kinds.stream()
                .filter(kind -> hidden.stream().anyMatch(entry -> entry.kind().equals(kind)))
                .forEach(kind -> counts.put(kind, 0));
        hidden.stream()
                .filter(entry -> !entry.kind().isEmpty())
                .forEach(entry -> counts.merge(entry.kind(), 1, Integer::sum));
        String kinds = counts.entrySet().stream()
                .map(count -> (named ? "" : count.getValue() + " ") + count.getKey())
                .collect(Collectors.joining(", "));
        return "+" + hidden.size()
                + (kinds.isEmpty() ? " more" : ": " + kinds)
                + (seen.isEmpty() ? "" : (kinds.isEmpty() ? ": " : "; ") + seen);
    }
}
