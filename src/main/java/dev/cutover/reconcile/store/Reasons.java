package dev.cutover.reconcile.store;

import dev.cutover.text.Counted;
import java.util.ArrayList;
import java.util.List;

/** Why rows of one input could not be read: the first few in words, all of them counted. Not thread-safe. */
final class Reasons {
    private static final int TOLD = 5;

    private final String name;
    private final List<String> told;
    private long count;

    /** Goes on after those that were written down. */
    Reasons(String name, List<String> told, long count) {
        this.name = name;
        this.told = new ArrayList<>(told);
        this.count = count;
    }

    void unreadable(long place, String why) {
        count++;
        if (told.size() < TOLD) {
            told.add("at line " + place + " " + why);
        }
    }

    long count() {
        return count;
    }

    /** The first few. */
    List<String> told() {
        return told;
    }

    /** One sentence that has the count; none if all rows could be read. */
    List<String> sentences() {
        if (count == 0) {
            return List.of();
        }
        String all = Counted.grouped(count, "row", "rows") + " of " + name + " could not be read";
        return List.of(all + ": " + String.join("; ", told) + (count > told.size() ? "; …" : ""));
    }
}
