package dev.cutover.reconcile.judge.cause;

import dev.cutover.model.order.OrderedCopies;
import dev.cutover.run.comparison.Cause;
import java.util.List;
import java.util.Set;

/** What counted problems say. Immutable as long as nothing is counted. */
public record CauseSummary(CauseCounts counts, Dimensions dimensions) {

    /** Each problem in one cause; in no order. */
    public List<Cause> causes() {
        return new CauseReport(counts, dimensions).causes();
    }

    /**
     * What is known of columns besides.
     *
     * @param ruled those for which somebody has written a rule
     * @param unread those with values that their rule cannot read: what helps there is said elsewhere
     */
    public record Columns(Set<String> ruled, Set<String> unread) {
        public Columns {
            ruled = OrderedCopies.copy(ruled);
            unread = OrderedCopies.copy(unread);
        }
    }

    /**
     * What may help, each a sentence.
     *
     * @param pairs how many keys have rows on both sides
     */
    public List<String> advice(long pairs, Columns columns) {
        return new Advice(counts, pairs, columns).sentences();
    }
}
