package dev.cutover.reconcile.check;

import dev.cutover.model.reconcile.Reconciliation;
import dev.cutover.reconcile.input.UnfitCheck;
import dev.cutover.reconcile.recipe.ComparisonRecipe;
import dev.cutover.reconcile.recipe.RecipeRequest;
import dev.cutover.reconcile.recipe.UnfitRecipe;
import java.util.Set;

/**
 * The recipe of a reconciliation with all that is looked at besides the columns: pairs of stages, histories, accounts
 * and totals. All of it is read in one pass by the key of the reconciliation, so that a key counts once, whatever is
 * wrong with it, and what is moving is moving for all checks. Stateless and thread-safe.
 */
public final class CheckedRecipe {
    private CheckedRecipe() {}

    /**
     * The recipe that a reconciliation asks for.
     *
     * @param request how its columns are compared; the column with the stages, and who is right, are added here
     * @throws UnfitRecipe if the columns cannot be compared as it says
     * @throws UnfitCheck if record sets do not have what the other checks need of them
     */
    public static ComparisonRecipe of(RecipeRequest request, Reconciliation reconciliation, CheckSources sources)
            throws UnfitRecipe, UnfitCheck {
        var checks = reconciliation.checks();
        var columns = checks.matrix()
                .map(matrix -> request.columns().withJudgedElsewhere(Set.of(matrix.column())))
                .orElse(request.columns());
        var owner = new LateOwner();
        var added = new AddedChecks(reconciliation, sources, columns.dimensions(), owner);
        var complete = sources.ownership().isPresent() ? request.withOwner(owner) : request;
        var recipe = ComparisonRecipe.of(complete.withColumns(columns), added, text(reconciliation));
        if (!added.mistakes().isEmpty()) {
            throw new UnfitCheck(added.mistakes());
        }
        return recipe;
    }

    /** All that the verdicts of the checks depend on. Who owns what is not among it, nor is a limit. */
    private static String text(Reconciliation reconciliation) {
        return reconciliation.checks()
                + (reconciliation.countsShipments() ? " shipments" : "")
                + (reconciliation.owners().isEmpty() ? "" : " classes");
    }
}
