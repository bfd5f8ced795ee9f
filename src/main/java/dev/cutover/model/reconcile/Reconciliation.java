package dev.cutover.model.reconcile;

import dev.cutover.model.order.OrderedCopies;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is compared, how, and what passes.
 *
 * @param key the columns that tell rows apart, by their common names
 * @param compare the rule of each column that is compared, by its common name; empty for all columns that both sides
 *     have, by their types
 * @param pass the limits; empty if every figure but the rate of moving keys must be 0
 * @param owners who owns the differences of a class; empty if they are not sorted into classes
 */
public record Reconciliation(
        RecordInput left,
        RecordInput right,
        List<String> key,
        Map<String, ColumnRule> compare,
        Looks looks,
        Checks checks,
        Map<Figure, Limit> pass,
        Map<DifferenceClass, String> owners) {

    public Reconciliation {
        key = List.copyOf(key);
        compare = OrderedCopies.copy(compare);
        pass = OrderedCopies.copy(pass);
        owners = OrderedCopies.copy(owners);
    }

    /** One whose differences are not sorted into classes. */
    public Reconciliation(
            RecordInput left,
            RecordInput right,
            List<String> key,
            Map<String, ColumnRule> compare,
            Looks looks,
            Checks checks,
            Map<Figure, Limit> pass) {
        this(left, right, key, compare, looks, checks, pass, Map.of());
    }

    /** Whether it is looked for what was shipped twice: only where somebody has set a limit for it. */
    public boolean countsShipments() {
        return pass.containsKey(Figure.DUPLICATE_SHIPMENTS);
    }

    /** Whether the other one compares the same by the same rules, whatever its limits are, and whoever owns what. */
    public boolean comparesAs(Reconciliation other) {
        return withoutLimits().equals(other.withoutLimits());
    }

    private Reconciliation withoutLimits() {
        return new Reconciliation(left, right, key, compare, looks, checks, Map.of());
    }

    public RecordInput input(Side side) {
        return side == Side.LEFT ? left : right;
    }

    /**
     * What is looked at besides the columns.
     *
     * @param ofRecord the artifact of the runbook's {@code systems-of-record} that a column belongs to, by the column
     */
    public record Checks(
            Optional<StageMatrix> matrix,
            Optional<Lifecycle> lifecycle,
            List<Total> totals,
            List<Account> accounts,
            Map<String, String> ofRecord) {
        public static final Checks NONE =
                new Checks(Optional.empty(), Optional.empty(), List.of(), List.of(), Map.of());

        public Checks {
            totals = List.copyOf(totals);
            accounts = List.copyOf(accounts);
            ofRecord = OrderedCopies.copy(ofRecord);
        }
    }
}
