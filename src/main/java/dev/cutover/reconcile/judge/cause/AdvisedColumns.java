package dev.cutover.reconcile.judge.cause;

import dev.cutover.model.order.OrderedCopies;
import java.util.Set;

/**
 * What is known of columns besides their causes.
 *
 * @param ruled those for which somebody has written a rule
 * @param unread those with values that their rule cannot read: what helps there is said elsewhere
 */
public record AdvisedColumns(Set<String> ruled, Set<String> unread) {
    public AdvisedColumns {
        ruled = OrderedCopies.copy(ruled);
        unread = OrderedCopies.copy(unread);
    }
}
