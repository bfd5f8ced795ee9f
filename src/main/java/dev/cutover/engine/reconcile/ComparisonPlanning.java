package dev.cutover.engine.reconcile;

import dev.cutover.model.reconcile.Side;
import dev.cutover.reconcile.check.CheckSources;
import dev.cutover.reconcile.check.CheckedRecipe;
import dev.cutover.reconcile.check.NeededColumns;
import dev.cutover.reconcile.input.UnfitCheck;
import dev.cutover.reconcile.look.ComparisonPlan;
import dev.cutover.reconcile.owner.OwnershipRules;
import dev.cutover.reconcile.pushdown.SummedSide;
import dev.cutover.reconcile.recipe.ComparedSource;
import dev.cutover.reconcile.recipe.RecipeRequest;
import dev.cutover.reconcile.recipe.UnfitRecipe;
import dev.cutover.reconcile.row.RowSource;
import dev.cutover.reconcile.source.Patience;
import dev.cutover.reconcile.source.RecordsSource;
import dev.cutover.spi.ConnectorException;
import dev.cutover.spi.RecordSet;
import dev.cutover.spi.Records;
import dev.cutover.spi.sums.BucketSums;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** From what a step says to the plan of its comparison, over the connected systems. */
final class ComparisonPlanning {
    private final ReconcileOrder order;
    private final Patience patience;

    /** @param patience how long the systems are waited for */
    ComparisonPlanning(ReconcileOrder order, Patience patience) {
        this.order = order;
        this.patience = patience;
    }

    /**
     * The plan.
     *
     * @throws ConnectorException if something does not fit what the systems have, with all of it as sentences
     */
    ComparisonPlan plan() throws ConnectorException {
        var what = order.what();
        var dimensions = List.copyOf(order.runbook().dimensions().keySet());
        var columns = RecipeRequest.Columns.ALL.withRules(what.compare()).withDimensions(dimensions);
        var request = RecipeRequest.of(compared(Side.LEFT), compared(Side.RIGHT), what.key())
                .withColumns(columns)
                .withLooks(what.looks());
        try {
            return CheckedRecipe.of(request, what, new CheckSources(further(), ownership()))
                    .plan()
                    .listingDifferences();
        } catch (UnfitRecipe | UnfitCheck unfit) {
            throw new ConnectorException(String.valueOf(unfit.getMessage()), unfit);
        }
    }

    /** Both sides as systems that can add up their rows, the left one first; fewer if one cannot. */
    List<SummedSide> summed() throws ConnectorException {
        var summed = new ArrayList<SummedSide>();
        for (var side : Side.values()) {
            var sums = order.systems().find(order.system(side), BucketSums.class);
            if (sums.isPresent()) {
                var records = records(side);
                var set = set(side, records);
                summed.add(new SummedSide(records, sums.get(), set, query(set)));
            }
        }
        return summed;
    }

    private Optional<OwnershipRules> ownership() {
        return order.what().checks().ofRecord().isEmpty()
                ? Optional.empty()
                : Optional.of(new OwnershipRules(
                        order.runbook().inventory().records(), order.weights(), OwnershipRules.Columns.USUAL));
    }

    private ComparedSource compared(Side side) throws ConnectorException {
        var records = records(side);
        return new ComparedSource(
                source(side, records, set(side, records)),
                order.what().input(side).columns());
    }

    private RecordSet set(Side side, Records records) throws ConnectorException {
        String name = order.what().input(side).records();
        return records.set(name)
                .orElseThrow(() -> new ConnectorException(order.system(side) + " has no record set '" + name + "'"));
    }

    /** What a side does not have is told by the check that needs it. */
    private Map<Side, Map<String, RowSource>> further() throws ConnectorException {
        var all = new EnumMap<Side, Map<String, RowSource>>(Side.class);
        for (var side : Side.values()) {
            var records = records(side);
            var ofSide = new LinkedHashMap<String, RowSource>();
            for (var name : NeededColumns.of(order.what()).further().keySet()) {
                var set = records.set(name);
                if (set.isPresent()) {
                    var group = ownKey(side, set.orElseThrow());
                    ofSide.put(name, source(side, records, set.orElseThrow()).groupedBy(group));
                }
            }
            all.put(side, ofSide);
        }
        return all;
    }

    /** The key of the comparison, as the side calls its columns. */
    private List<String> ownKey(Side side, RecordSet set) throws ConnectorException {
        var names = new LinkedHashMap<String, String>();
        order.what().input(side).columns().forEach((own, common) -> names.put(common, own));
        var key = order.what().key().stream()
                .map(column -> set.position(column).isPresent() ? column : names.getOrDefault(column, column))
                .toList();
        for (var column : key) {
            if (set.position(column).isEmpty()) {
                throw new ConnectorException(
                        order.system(side) + "." + set.name() + " has no column '" + column + "', which is in the key");
            }
        }
        return key;
    }

    private Records records(Side side) throws ConnectorException {
        return order.systems().get(order.system(side), Records.class);
    }

    /** The rows of a record set in the step's segment and time. */
    private RecordsSource source(Side side, Records records, RecordSet set) {
        return RecordsSource.of(records, set, query(set), order.system(side) + "." + set.name())
                .withPatience(patience);
    }

    private Records.Query query(RecordSet set) {
        var query = Records.Query.all().withSegment(order.segment());
        if (order.from().isPresent()) {
            query = query.withFrom(order.from().orElseThrow());
        }
        return set.time().isPresent() ? query.withUntil(order.until()) : query;
    }
}
