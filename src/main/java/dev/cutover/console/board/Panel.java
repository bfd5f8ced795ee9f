package dev.cutover.console.board;

import java.util.ArrayList;
import java.util.List;
import org.jline.utils.AttributedString;

/** A part of the picture: a title, and lines that may be left out one by one where room is short. */
final class Panel {
    private final String title;
    private final int rank;
    private final int least;
    private final List<Entry> entries = new ArrayList<>();
    private int hidden;

    private record Entry(AttributedString line, int weight) {}

    /**
     * An empty part.
     *
     * @param rank parts with the lowest figure lose lines first
     * @param least so many lines stay until every part is down to its own least
     */
    Panel(String title, int rank, int least) {
        this.title = title;
        this.rank = rank;
        this.least = least;
    }

    /** Adds a line; those with the lowest weight are left out first, of equals the last. */
    Panel add(AttributedString line, int weight) {
        entries.add(new Entry(line, weight));
        return this;
    }

    /** The title, and how many lines are left out. */
    String title() {
        return hidden == 0 ? title : title + " +" + hidden;
    }

    List<AttributedString> lines() {
        return entries.stream().map(Entry::line).toList();
    }

    int rank() {
        return rank;
    }

    int size() {
        return entries.size();
    }

    boolean isAboveLeast() {
        return entries.size() > least;
    }

    void leaveOneOut() {
        int weakest = entries.size() - 1;
        for (int at = weakest; at >= 0; at--) {
            if (entries.get(at).weight() < entries.get(weakest).weight()) {
                weakest = at;
            }
        }
        entries.remove(weakest);
        hidden++;
    }
}
