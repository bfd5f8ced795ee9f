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
 * @param agreed keys that the first pass leaves out because they are known to be equal
 */
public record ComparisonPlan(
        String recipe, List<Pass> passes, Looks looks, boolean listsDifferences, AgreedKeys agreed) {
    public ComparisonPlan {
        passes = List.copyOf(passes);
    }

    /** One that reads all rows. */
    public ComparisonPlan(String recipe, List<Pass> passes, Looks looks, boolean listsDifferences) {
        this(recipe, passes, looks, listsDifferences, AgreedKeys.NONE);
    }

    /** The same, with all differences kept to be listed one by one. */
    public ComparisonPlan listingDifferences() {
        return new ComparisonPlan(recipe, passes, looks, true, agreed);
    }

    /** The same over other inputs. */
    public ComparisonPlan withPasses(List<Pass> others) {
        return new ComparisonPlan(recipe, others, looks, listsDifferences, agreed);
    }

    /** The same, where these keys are known to be equal. */
    public ComparisonPlan agreeing(AgreedKeys known) {
        return new ComparisonPlan(recipe, passes, looks, listsDifferences, known);
    }
}
