package dev.cutover.reconcile.judge;

import dev.cutover.model.reconcile.Looks;
import dev.cutover.model.reconcile.Side;
import dev.cutover.model.reconcile.WrittenForm;
import dev.cutover.reconcile.judge.value.InstantColumn;
import dev.cutover.reconcile.judge.value.ValueRule;
import dev.cutover.reconcile.row.InputLayout;
import dev.cutover.reconcile.row.RowView;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The two inputs whose columns are compared. Immutable, and so thread-safe.
 *
 * @param rules by which each of the compared columns is compared, in their order; empty if its values are judged by
 *     something else
 * @param zone of texts that say when a row changed and state none; without it they are taken as UTC
 */
public record ComparedPair(
        InputLayout left, InputLayout right, List<Optional<ValueRule>> rules, Looks looks, Optional<ZoneId> zone) {
    /** The column that says of which currency the amounts of a row are. */
    public static final String CURRENCY = "currency";

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
        return isAmount(rule(column));
    }

    /** Whether the values of a compared column are read as numbers or times. */
    boolean isRead(String column) {
        return rule(column).filter(ValueRule::isRead).isPresent();
    }

    /** Whether a value of a compared column can be read as its rule takes it. */
    boolean reads(String column, String value) {
        return rule(column).filter(rule -> !rule.reads(value)).isEmpty();
    }

    /** Whether a column is compared as times. */
    boolean isTime(String column) {
        return rule(column).filter(ValueRule::isTime).isPresent();
    }

    /** The form in which a side is said to write the values of a compared column. */
    WrittenForm form(String column, Side side) {
        return rule(column).map(rule -> rule.form(side)).orElse(WrittenForm.USUAL);
    }

    /** The rules of the columns whose values are compared here. */
    Map<String, ValueRule> byColumn() {
        var byColumn = new HashMap<String, ValueRule>();
        for (int i = 0; i < rules.size(); i++) {
            String column = column(i);
            rules.get(i).ifPresent(rule -> byColumn.put(column, rule));
        }
        return byColumn;
    }

    /** What a value of the left side is called on the right side; null if it keeps its name. */
    @Nullable
    String meaning(String column, String left) {
        return rule(column).map(rule -> rule.meaning(left)).orElse(null);
    }

    private Optional<ValueRule> rule(String column) {
        int place = left.place(column);
        return place >= 0 && place < rules.size() ? rules.get(place) : Optional.empty();
    }

    /** The currency of the amounts of a side's first row; null if no column says so. */
    @Nullable
    String currency(Side side, List<RowView> rows) {
        int place = layout(side).place(CURRENCY);
        return place < 0 || rows.isEmpty() ? null : rows.get(0).text(place);
    }

    InputLayout layout(Side side) {
        return side == Side.LEFT ? left : right;
    }

    /** The column of a side that says when a row changed; empty if it has none. */
    Optional<InstantColumn> changed(Side side) {
        int place = layout(side).place(looks.changed());
        return place < 0 ? Optional.empty() : Optional.of(new InstantColumn(place, zone));
    }

    /** Whether a row has changed so shortly before it was read that it does not count yet. */
    boolean isYoung(Side side, RowView row) {
        return looks.settleAge().isPresent()
                && changed(side)
                        .filter(changed ->
                                changed.isYounger(row, looks.settleAge().get()))
                        .isPresent();
    }

    private static boolean isAmount(Optional<ValueRule> rule) {
        return rule.filter(ValueRule::isAmount).isPresent();
    }
}
