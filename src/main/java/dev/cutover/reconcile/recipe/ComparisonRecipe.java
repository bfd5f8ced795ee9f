package dev.cutover.reconcile.recipe;

import dev.cutover.model.reconcile.Looks;
import dev.cutover.reconcile.judge.Pass;
import dev.cutover.reconcile.look.ComparisonPlan;
import java.util.List;

/**
 * What is done with which columns, and the plan that does it.
 *
 * @param compared the columns whose values are compared, in the order of the left side
 * @param onlyLeft the columns that only the left side has: they are not compared
 * @param onlyRight the columns that only the right side has
 * @param text all that the result depends on, in one form
 */
public record ComparisonRecipe(
        List<String> compared,
        List<String> onlyLeft,
        List<String> onlyRight,
        List<Pass> passes,
        Looks looks,
        RecipeText text) {
    public ComparisonRecipe {
        compared = List.copyOf(compared);
        onlyLeft = List.copyOf(onlyLeft);
        onlyRight = List.copyOf(onlyRight);
        passes = List.copyOf(passes);
    }

    /** The recipe that a request asks for; its only pass is called {@code rows}. */
    public static ComparisonRecipe of(RecipeRequest request) throws UnfitRecipe {
        return of(request, PassDecoration.NONE, "");
    }

    /**
     * The same, with other checks around the one of the columns.
     *
     * @param itsRules all that their verdicts depend on, as text
     */
    public static ComparisonRecipe of(RecipeRequest request, PassDecoration decoration, String itsRules)
            throws UnfitRecipe {
        var writer = new RecipeWriter(request);
        writer.check();
        Pass pass = decoration.around(writer.pass());
        return new ComparisonRecipe(
                writer.compared(),
                writer.onlyLeft(),
                writer.onlyRight(),
                List.of(pass),
                request.looks(),
                writer.text(pass, itsRules));
    }

    public ComparisonPlan plan() {
        return new ComparisonPlan(text.digest(), passes, looks, false);
    }
}
