package dev.cutover.reconcile.store;

import dev.cutover.text.Counted;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Counts the keys of which nothing is said, since rows of theirs may not have been read. Not thread-safe. */
final class UnjudgedKeys {
    private final List<InputRead> inputs;
    /** By input, the keys of which it has no row, where a row of theirs may be one whose key could not be read. */
    private final long[] absent;

    private long stopped;
    private long broken;
    private long open;

    UnjudgedKeys(List<InputRead> inputs) {
        this.inputs = inputs;
        this.absent = new long[inputs.size()];
    }

    /**
     * Counts a key if rows of it may not have been read; false if all were. Where one row a side is expected, only a
     * row that is missing can be among them; where histories or sums are judged, any number can.
     */
    boolean take(RowGroup group) {
        if (group.hasUnread()) {
            broken++;
            return true;
        }
        for (int input = 0; input < absent.length; input++) {
            boolean mayLackRows = absent.length > 2 || group.count(input) == 0;
            if (mayLackRows && !inputs.get(input).rows().whole()) {
                stopped++;
                return true;
            }
            if (mayLackRows && inputs.get(input).keyless() > 0) {
                count(input);
                return true;
            }
        }
        return false;
    }

    private void count(int input) {
        if (absent.length > 2) {
            open++;
        } else {
            absent[input]++;
        }
    }

    long count() {
        long all = stopped + broken + open;
        for (long one : absent) {
            all += one;
        }
        return all;
    }

    void add(UnjudgedKeys other) {
        stopped += other.stopped;
        broken += other.broken;
        open += other.open;
        for (int input = 0; input < absent.length; input++) {
            absent[input] += other.absent[input];
        }
    }

    void write(DataOutput out) throws IOException {
        out.writeLong(stopped);
        out.writeLong(broken);
        out.writeLong(open);
        for (long one : absent) {
            out.writeLong(one);
        }
    }

    static UnjudgedKeys read(DataInput in, List<InputRead> inputs) throws IOException {
        var read = new UnjudgedKeys(inputs);
        read.stopped = in.readLong();
        read.broken = in.readLong();
        read.open = in.readLong();
        for (int input = 0; input < inputs.size(); input++) {
            read.absent[input] = in.readLong();
        }
        return read;
    }

    /** How many they are and why nothing is said of them. */
    List<String> sentences() {
        var all = new ArrayList<String>();
        if (stopped > 0) {
            all.add("nothing is said of " + keys(stopped) + " that may have rows in the part of "
                    + names(inputs.stream()
                            .filter(input -> !input.rows().whole())
                            .toList())
                    + " that was not read");
        }
        if (broken > 0) {
            all.add("nothing is said of " + Counted.grouped(broken, "key whose row", "keys whose rows")
                    + " could not be read");
        }
        if (open > 0) {
            all.add("nothing is said of " + keys(open) + " that may have rows in "
                    + names(inputs.stream().filter(input -> input.keyless() > 0).toList())
                    + " whose keys could not be read");
        }
        for (int input = 0; input < absent.length; input++) {
            if (absent[input] > 0) {
                all.add(notFound(inputs.get(input), absent[input]));
            }
        }
        return all;
    }

    private static String notFound(InputRead input, long keys) {
        long rows = input.keyless();
        String where = Counted.grouped(keys, "key was", "keys were") + " not found in " + input.name() + ", which has "
                + Counted.grouped(rows, "row", "rows") + " without a legible key: ";
        return keys <= rows
                ? where + (keys == 1 ? "it may be there" : "they may be there")
                : where
                        + (rows == 1
                                ? "one of them may be that one"
                                : "up to " + Counted.grouped(rows) + " may be there")
                        + ", and at least " + Counted.grouped(keys - rows, "was", "were")
                        + " not there when it was read";
    }

    private static String keys(long count) {
        return Counted.grouped(count, "key", "keys");
    }

    private static String names(List<InputRead> some) {
        return some.stream().map(InputRead::name).distinct().collect(Collectors.joining(" and "));
    }
}
