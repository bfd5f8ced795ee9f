package dev.cutover.reconcile.judge;

import dev.cutover.model.reconcile.Looks;
import dev.cutover.model.reconcile.Side;
import dev.cutover.reconcile.judge.value.RowInstant;
import dev.cutover.reconcile.judge.value.ValueRule;
import dev.cutover.reconcile.row.InputLayout;
import dev.cutover.reconcile.row.RowView;
import java.util.List;
import java.util.Optional;

/**
 * The two inputs whose columns are compared. Immutable, and so thread-safe.
 *
 * @param rules by which each of the compared columns is compared, in their order; empty if its values are judged by
 *     something else
 */
public record ComparedPair(InputLayout left, InputLayout right, List<Optional<ValueRule>> rules, Looks looks) {
    public ComparedPair {
        rules = List.copyOf(rules);
    }

    String column(int compared) {
        return left.columns().get(compared).name();
    }

    /** Whether there are columns whose differences can be added up. */
    boolean hasAmounts() {
        return rules.stream().anyMatch(ComparedPair::isAmount);
    }

    /** Whether a compared column is one of those. */
    boolean isAmount(String column) {
        int place = left.place(column);
        return place >= 0 && place < rules.size() && isAmount(rules.get(place));
    }

    InputLayout layout(Side side) {
        return side == Side.LEFT ? left : right;
    }

    /**
     * Whether a row has changed so shortly before it was read that it does not count yet. What says when it changed is
     * taken as UTC if it states no zone.
     */
    boolean isYoung(Side side, RowView row) {
        if (looks.settleAge().isEmpty()) {
            return false;
        }
        int place = layout(side).place(looks.changed());
        return place >= 0
                && looks.settleAge()
                        .filter(age -> RowInstant.isYounger(row, place, age))
                        .isPresent();
    }

    private static boolean isAmount(Optional<ValueRule> rule) {
        return rule.filter(ValueRule::isNumber).isPresent();
    }
}
