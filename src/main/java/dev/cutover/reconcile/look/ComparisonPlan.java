package dev.cutover.reconcile.look;

import dev.cutover.model.reconcile.Looks;
import dev.cutover.reconcile.judge.Pass;
import java.util.List;

/**
 * All that a comparison does.
 *
 * @param recipe identifies the columns, rules and sources: work that was begun is continued only by the same recipe
 * @param passes the first one is about the rows that the result counts
 * @param listsDifferences whether all differences are kept, to be listed one by one
 */
public record ComparisonPlan(String recipe, List<Pass> passes, Looks looks, boolean listsDifferences) {
    public ComparisonPlan {
        passes = List.copyOf(passes);
    }

    /** The same, with all differences kept to be listed one by one. */
    public ComparisonPlan listingDifferences() {
        return new ComparisonPlan(recipe, passes, looks, true);
    }
}
