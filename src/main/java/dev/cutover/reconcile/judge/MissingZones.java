package dev.cutover.reconcile.judge;

import dev.cutover.model.reconcile.Side;
import dev.cutover.reconcile.row.RowView;
import dev.cutover.text.Counted;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;

/**
 * Of how many rows whose age decides nobody says in which zone they were changed: an hour more or less makes a
 * difference moving, or not. Not thread-safe.
 */
final class MissingZones {
    private final long[] rows = new long[Side.values().length];

    /** Counts the rows of a key in which something is wrong. */
    void add(ComparedPair pair, List<RowView> left, List<RowView> right) {
        if (pair.looks().settleAge().isPresent()) {
            add(pair, Side.LEFT, left);
            add(pair, Side.RIGHT, right);
        }
    }

    private void add(ComparedPair pair, Side side, List<RowView> of) {
        pair.changed(side).ifPresent(changed -> {
            if (!of.isEmpty() && changed.lacksZone(of.get(0))) {
                rows[side.number()]++;
            }
        });
    }

    void merge(MissingZones other) {
        for (int i = 0; i < rows.length; i++) {
            rows[i] += other.rows[i];
        }
    }

    void write(DataOutput out) throws IOException {
        for (long count : rows) {
            out.writeLong(count);
        }
    }

    void read(DataInput in) throws IOException {
        for (int i = 0; i < rows.length; i++) {
            rows[i] += in.readLong();
        }
    }

    void report(ComparedPair pair, ResultParts result) {
        for (Side side : Side.values()) {
            long count = rows[side.number()];
            if (count > 0) {
                result.addAdvice("'" + pair.looks().changed() + "' on the " + side + " states no zone in "
                        + Counted.grouped(count, "row", "rows") + " with a difference: "
                        + (count == 1 ? "its" : "their")
                        + " age was reckoned as if it were UTC; declare the zone (in a runbook "
                        + pair.looks().changed() + ": { within: …, zone: … })");
            }
        }
    }
}
