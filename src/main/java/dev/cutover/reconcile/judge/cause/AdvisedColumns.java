package dev.cutover.reconcile.judge.cause;

import dev.cutover.model.order.OrderedCopies;
import dev.cutover.model.reconcile.ColumnRule;
import dev.cutover.reconcile.judge.value.ValueRule;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What is known of columns besides their causes.
 *
 * @param rules by which they are compared, be they written or those of their types
 * @param unread those with values that their rule cannot read: what helps there is said elsewhere
 */
public record AdvisedColumns(Map<String, ValueRule> rules, Set<String> unread) {
    public AdvisedColumns {
        rules = OrderedCopies.copy(rules);
        unread = OrderedCopies.copy(unread);
    }

    /** Whether somebody has written a rule for a column: then it is meant to be compared. */
    boolean hasWritten(String column) {
        return has(column, ValueRule::isWritten);
    }

    boolean readsNumbers(String column) {
        return has(column, rule -> rule.isRead() && !rule.isTime());
    }

    boolean readsTimes(String column) {
        return has(column, ValueRule::isTime);
    }

    boolean overlooks(String column, ColumnRule.Leniency one) {
        return has(column, rule -> rule.overlooks(one));
    }

    private boolean has(String column, Predicate<ValueRule> what) {
        return Optional.ofNullable(rules.get(column)).filter(what).isPresent();
    }
}
