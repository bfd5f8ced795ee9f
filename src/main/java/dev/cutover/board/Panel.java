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
    private List<String> groups = List.of("");
    private String asideOne = "";
    private String asideMany = "";

    /**
     * One row.
     *
     * @param weight those with the lowest are left out first, of equals the last
     * @param kind under which rows that are left out are counted; empty if they are counted together
     * @param group what is said once, behind the kinds that have it in common; empty if there is nothing
     * @param aside whether nobody has to look at it: it is counted apart
     * @param onPage the row on a page, where it differs from that on a screen
     */
    public record Entry(BoardRow row, int weight, String kind, String group, boolean aside, BoardRow onPage) {
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
        return add(row, weight, kind, "");
    }

    Panel add(BoardRow row, int weight, String kind, String group) {
        entries.add(new Entry(row, weight, kind, group, false, row));
        return this;
    }

    /** A row that says one thing on a screen, and another on a page. */
    Panel addEither(BoardRow onScreen, BoardRow onPage, int weight) {
        entries.add(new Entry(onScreen, weight, "", "", false, onPage));
        return this;
    }

    /** A row that nobody has to look at: where it is left out, it is counted apart. */
    Panel addAside(BoardRow row, int weight) {
        entries.add(new Entry(row, weight, "", "", true, row));
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

    /** The groups of kinds, in the order in which they are counted. */
    Panel grouping(List<String> inOrder) {
        groups = List.copyOf(inOrder);
        return this;
    }

    /** What is said of rows that nobody has to look at, after their number. */
    Panel aside(String one, String many) {
        asideOne = one;
        asideMany = many;
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

    /** How many of them somebody has to look at: {@code +3}; empty if none. */
    public String more(List<Entry> hidden) {
        long more = hidden.stream().filter(entry -> !entry.aside()).count();
        return more == 0 ? "" : "+" + more;
    }

    /** What is said of rows that are left out: {@code +3: 2 at 100 %, 1 not begun}, or {@code +3 not begun}. */
    public String rest(List<Entry> hidden) {
        var words = new ArrayList<String>();
        var counted = hidden.stream().filter(entry -> !entry.aside()).toList();
        String whole = groups.stream()
                .map(group -> kinds(counted, group))
                .filter(of -> !of.isEmpty())
                .collect(Collectors.joining(", "));
        if (!counted.isEmpty()) {
            boolean one = !named && whole.startsWith(counted.size() + " ");
            words.add(one ? "+" + whole : more(counted) + (whole.isEmpty() ? " more" : ": " + whole));
        }
        int aside = hidden.size() - counted.size();
        if (aside > 0) {
            words.add(aside + " " + (aside == 1 ? asideOne : asideMany));
        }
        String gap = whole.isEmpty() && aside == 0 ? ": " : "; ";
        return String.join("; ", words) + (seen.isEmpty() ? "" : gap + seen);
    }

    private String kinds(List<Entry> counted, String group) {
        var counts = new LinkedHashMap<String, Integer>();
        kinds.forEach(kind -> counts.put(kind, 0));
        counted.stream()
                .filter(entry -> entry.group().equals(group) && !entry.kind().isEmpty())
                .forEach(entry -> counts.merge(entry.kind(), 1, Integer::sum));
        String words = counts.entrySet().stream()
                .filter(count -> count.getValue() > 0)
                .map(count -> (named ? "" : count.getValue() + " ") + count.getKey())
                .collect(Collectors.joining(", "));
        return words + (words.isEmpty() || group.isEmpty() ? "" : " " + group);
    }
}
