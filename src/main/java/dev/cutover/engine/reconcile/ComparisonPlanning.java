package dev.cutover.engine.reconcile;

import dev.cutover.model.reconcile.Side;
import dev.cutover.reconcile.look.ComparisonPlan;
import dev.cutover.reconcile.recipe.ComparedSource;
import dev.cutover.reconcile.recipe.ComparisonRecipe;
import dev.cutover.reconcile.recipe.RecipeRequest;
import dev.cutover.reconcile.recipe.UnfitRecipe;
import dev.cutover.reconcile.row.RowSource;
import dev.cutover.reconcile.source.RecordsSource;
import dev.cutover.spi.ConnectorException;
import dev.cutover.spi.Records;
import java.util.List;

/** From what a step says to the plan of its comparison, over the connected systems. */
final class ComparisonPlanning {
    private final ReconcileOrder order;

    ComparisonPlanning(ReconcileOrder order) {
        this.order = order;
    }

    /** The plan; fails with all that does not fit, as sentences. */
    ComparisonPlan plan() throws ConnectorException {
        var what = order.what();
        var dimensions = List.copyOf(order.runbook().dimensions().keySet());
        var columns = RecipeRequest.Columns.ALL.withRules(what.compare()).withDimensions(dimensions);
        var request = RecipeRequest.of(compared(Side.LEFT), compared(Side.RIGHT), what.key())
                .withColumns(columns)
                .withLooks(what.looks());
        try {
            return ComparisonRecipe.of(request).plan().listingDifferences();
        } catch (UnfitRecipe unfit) {
            throw new ConnectorException(unfit.getMessage(), unfit);
        }
    }

    private ComparedSource compared(Side side) throws ConnectorException {
        var input = order.what().input(side);
        return new ComparedSource(source(side, input.records()), input.columns());
    }

    /** The rows of a record set of one side, in the step's segment. */
    private RowSource source(Side side, String set) throws ConnectorException {
        var system = order.system(side);
        var records = order.systems().get(system, Records.class);
        var described =
                records.set(set).orElseThrow(() -> new ConnectorException(system + " has no record set '" + set + "'"));
        return RecordsSource.of(
                records, described, Records.Query.all().withSegment(order.segment()), system + "." + set);
    }
}
