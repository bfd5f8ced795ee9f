package dev.cutover.reconcile.look;

import dev.cutover.model.reconcile.Looks;
import dev.cutover.reconcile.judge.Pass;
import java.util.List;

/**
 * All that a comparison does.
 *
 * @param recipe identifies the columns, rules and sources: work that was begun is continued only by the same recipe
 */
public record ComparisonPlan(String recipe, List<Pass> passes, Looks looks) {
    public ComparisonPlan {
        passes = List.copyOf(passes);
    }
}
