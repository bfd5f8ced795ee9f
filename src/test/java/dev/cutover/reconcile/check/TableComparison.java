package dev.cutover.reconcile.check;

import dev.cutover.model.reconcile.ColumnRule;
import dev.cutover.model.reconcile.DifferenceClass;
import dev.cutover.model.reconcile.Figure;
import dev.cutover.model.reconcile.Limit;
import dev.cutover.model.reconcile.Looks;
import dev.cutover.model.reconcile.Reconciliation;
import dev.cutover.model.reconcile.RecordInput;
import dev.cutover.model.reconcile.Side;
import dev.cutover.reconcile.look.Comparison;
import dev.cutover.reconcile.look.LookProgress;
import dev.cutover.reconcile.owner.OwnershipRules;
import dev.cutover.reconcile.recipe.ComparedSource;
import dev.cutover.reconcile.recipe.RecipeRequest;
import dev.cutover.reconcile.row.RowSource;
import dev.cutover.run.comparison.ComparisonResult;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Small tables of two systems, {@code old} and {@code fresh}, and what is asked of them. Not thread-safe. */
final class TableComparison {
    private static final List<String> KEY = List.of("order_id");

    private final Map<Side, Map<String, RowSource>> tables = new EnumMap<>(Side.class);
    private final Map<String, ColumnRule> compare = new HashMap<>();
    private Reconciliation.Checks checks = Reconciliation.Checks.NONE;
    private Optional<OwnershipRules> ownership = Optional.empty();
    private Looks looks = Looks.ONE;
    private Map<Figure, Limit> pass = Map.of();
    private Map<DifferenceClass, String> owners = Map.of();

    /** What was found, with the problems of each key as short texts. */
    record Found(ComparisonResult result, Map<String, List<String>> problems) {}

    TableComparison() {
        tables.put(Side.LEFT, new TreeMap<>());
        tables.put(Side.RIGHT, new TreeMap<>());
    }

    TableComparison left(String set, String columns, String... rows) {
        tables.get(Side.LEFT).put(set, TableSource.of("old." + set, columns, rows));
        return this;
    }

    TableComparison right(String set, String columns, String... rows) {
        tables.get(Side.RIGHT).put(set, TableSource.of("fresh." + set, columns, rows));
        return this;
    }

    /** All tables are read at {@link TableSource#READ} but this one. */
    TableComparison readingLeft(String set, Instant at) {
        tables.get(Side.LEFT).computeIfPresent(set, (name, table) -> ((TableSource) table).readAt(at));
        return this;
    }

    TableComparison both(String set, String columns, String... rows) {
        return left(set, columns, rows).right(set, columns, rows);
    }

    TableComparison comparing(String column, ColumnRule rule) {
        compare.put(column, rule);
        return this;
    }

    TableComparison with(Reconciliation.Checks wanted) {
        checks = wanted;
        return this;
    }

    TableComparison ownedBy(OwnershipRules rules) {
        ownership = Optional.of(rules);
        return this;
    }

    TableComparison looking(Looks wanted) {
        looks = wanted;
        tables.values().forEach(sets -> sets.replaceAll((name, table) -> ((TableSource) table).again()));
        return this;
    }

    TableComparison passing(Map<Figure, Limit> limits) {
        pass = limits;
        return this;
    }

    TableComparison sortedFor(Map<DifferenceClass, String> people) {
        owners = people;
        return this;
    }

    Found found(Path folder) throws Exception {
        var reconciliation = new Reconciliation(
                new RecordInput("old", "orders", Map.of()),
                new RecordInput("fresh", "orders", Map.of()),
                KEY,
                compare,
                looks,
                checks,
                pass,
                owners);
        var request = RecipeRequest.of(compared(Side.LEFT), compared(Side.RIGHT), KEY)
                .withLooks(looks)
                .withColumns(new RecipeRequest.Columns(compare, false, Set.of(), List.of("region"), List.of()));
        var recipe = CheckedRecipe.of(request, reconciliation, new CheckSources(tables, ownership));
        var comparison = Comparison.in(folder, recipe.plan().listingDifferences(), LookProgress.NONE);
        while (!comparison.look().isLast()) {
            // The tables do not change.
        }
        var problems = new TreeMap<String, List<String>>();
        comparison.differences((key, found, standing) -> problems.put(
                String.join("/", key),
                found.stream()
                        .map(each -> each.kind() + " " + each.about() + ": " + each.left() + " | " + each.right())
                        .toList()));
        return new Found(comparison.result(), problems);
    }

    private ComparedSource compared(Side side) {
        return new ComparedSource(tables.get(side).get("orders"), Map.of());
    }
}
