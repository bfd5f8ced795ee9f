package dev.cutover.reconcile.triage;

import dev.cutover.model.reconcile.ColumnRule;
import dev.cutover.model.reconcile.Looks;
import dev.cutover.model.reconcile.Side;
import dev.cutover.reconcile.input.PassInputs;
import dev.cutover.reconcile.judge.value.InstantColumn;
import dev.cutover.reconcile.row.KeyGroup;
import dev.cutover.reconcile.row.RowView;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether a side only lacks what the other one has had for a short time. Immutable.
 *
 * @param changed by side, the column that says when a row changed; empty if there is none
 * @param usual how far apart the two systems usually write down the same change
 */
record RowDelay(List<Optional<InstantColumn>> changed, Duration usual) {
    /** What has not come by then does not come by itself. */
    private static final Duration LONGEST = Duration.ofHours(1);

    private static final Duration USUAL = Duration.ofMinutes(1);

    RowDelay {
        changed = List.copyOf(changed);
    }

    static RowDelay of(PassInputs inputs, Looks looks, Map<String, ColumnRule> rules) {
        var changed = new ArrayList<Optional<InstantColumn>>();
        for (Side side : Side.values()) {
            changed.add(InstantColumn.at(inputs.compared(side).placeIfThere(looks.changed()), looks.changed(), rules));
        }
        return new RowDelay(changed, looks.settleAge().orElse(USUAL));
    }

    /**
     * Whether the row that a side lacks, or has in an older state, changed within the last hour on the other side. Of a
     * row that does not say when it changed, nobody knows that it is late, so it may be.
     */
    boolean isLate(KeyGroup group) {
        var left = newest(group, Side.LEFT);
        var right = newest(group, Side.RIGHT);
        boolean isMissing = group.rows(0).isEmpty() || group.rows(1).isEmpty();
        if (left == null && right == null) {
            return isMissing;
        }
        var newer = left == null || (right != null && right.at().isAfter(left.at())) ? right : left;
        boolean isOneBehind = isMissing
                || (left != null
                        && right != null
                        && Duration.between(left.at(), right.at()).abs().compareTo(usual) > 0);
        return isOneBehind && newer != null && newer.age().compareTo(LONGEST) < 0;
    }

    /** When a row changed, and how long before it was read. */
    private record Change(Instant at, Duration age) {}

    private @Nullable Change newest(KeyGroup group, Side side) {
        Change newest = null;
        for (RowView row : group.rows(side.number())) {
            var at =
                    changed.get(side.number()).flatMap(column -> column.of(row)).orElse(null);
            var readAt = row.readAt();
            if (at != null && readAt != null && (newest == null || at.isAfter(newest.at()))) {
                newest = new Change(at, Duration.between(at, readAt).abs());
            }
        }
        return newest;
    }
}
