package dev.cutover.reconcile.check;

import dev.cutover.connector.sandbox.estate.book.Stage;
import dev.cutover.connector.sandbox.estate.platform.EstateSystem;
import dev.cutover.connector.sandbox.estate.platform.Scene;
import dev.cutover.connector.sandbox.estate.records.BookSet;
import dev.cutover.model.reconcile.Account;
import dev.cutover.model.reconcile.AccountEquation;
import dev.cutover.model.reconcile.ColumnRule;
import dev.cutover.model.reconcile.Lifecycle;
import dev.cutover.model.reconcile.Looks;
import dev.cutover.model.reconcile.Reconciliation;
import dev.cutover.model.reconcile.RecordInput;
import dev.cutover.model.reconcile.Side;
import dev.cutover.reconcile.look.Comparison;
import dev.cutover.reconcile.look.LookProgress;
import dev.cutover.reconcile.recipe.ComparedSource;
import dev.cutover.reconcile.recipe.RecipeRequest;
import dev.cutover.reconcile.row.RowSource;
import dev.cutover.run.comparison.ComparisonResult;
import dev.cutover.run.comparison.Problem;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A reconciliation of two books of one estate, with short words for what is compared. Immutable. */
record BookComparison(
        EstateSystem left,
        EstateSystem right,
        BookSet set,
        List<String> key,
        List<String> columns,
        Reconciliation.Checks checks) {
    private static final List<String> DIMENSIONS = List.of("region", "lane");

    /** What was found, and what of each key. */
    record Found(ComparisonResult result, Map<String, List<Problem>> byKey) {
        /** The problems as short texts, with how many keys have them. */
        Map<String, Long> kinds() {
            return byKey.values().stream()
                    .flatMap(problems -> problems.stream()
                            .map(problem -> problem.kind() + " " + problem.about()
                                    + (problem.left() == null ? " right" : problem.right() == null ? " left" : ""))
                            .distinct())
                    .collect(Collectors.groupingBy(text -> text.strip(), TreeMap::new, Collectors.counting()));
        }
    }

    static BookComparison of(EstateSystem left, EstateSystem right, BookSet set, String... key) {
        return new BookComparison(left, right, set, List.of(key), List.of(), Reconciliation.Checks.NONE);
    }

    BookComparison comparing(String... names) {
        return new BookComparison(left, right, set, key, List.of(names), checks);
    }

    BookComparison with(Reconciliation.Checks more) {
        return new BookComparison(left, right, set, key, columns, more);
    }

    /** The stages of the sandbox and the record set with their history. */
    static Lifecycle lifecycle(String at, Map<Side, Set<String>> unrecorded) {
        var next = new LinkedHashMap<String, Set<String>>();
        for (Stage stage : Stage.values()) {
            next.put(
                    stage.toString(), stage.next().stream().map(Stage::toString).collect(Collectors.toSet()));
        }
        return new Lifecycle(
                next,
                unrecorded,
                Optional.of(new Lifecycle.History(
                        "transitions",
                        List.of("order_id", "line_no", "piece"),
                        Optional.of("from_stage"),
                        "to_stage",
                        Optional.of("quantity"),
                        at)));
    }

    static Account account(String name, List<String> per, String text) {
        var equation = AccountEquation.parse(text);
        if (!equation.mistakes().isEmpty()) {
            throw new AssertionError(equation.mistakes());
        }
        return new Account(name, per, equation.left(), equation.right(), Optional.empty(), text);
    }

    /** Looks until everything is settled, three minutes apart. */
    Found of(Scene scene, Path folder, BookRowSource.Window window) throws Exception {
        var compare = new HashMap<String, ColumnRule>();
        columns.forEach(column -> compare.put(column, ColumnRule.BY_TYPE));
        var looks = new Looks(Optional.of(Duration.ofSeconds(10)), "updated_at", Duration.ofMinutes(3), 4);
        var reconciliation = new Reconciliation(
                new RecordInput(left.toString(), set.toString(), Map.of()),
                new RecordInput(right.toString(), set.toString(), Map.of()),
                key,
                compare,
                looks,
                checks,
                Map.of());
        var request = RecipeRequest.of(source(scene, left, set, window), source(scene, right, set, window), key)
                .withLooks(looks)
                .withColumns(new RecipeRequest.Columns(compare, false, Set.of(), DIMENSIONS, List.of()));
        var recipe =
                CheckedRecipe.of(request, reconciliation, new CheckSources(further(scene, window), Optional.empty()));
        var comparison = Comparison.in(folder, recipe.plan().listingDifferences(), LookProgress.NONE);
        while (!comparison.look().isLast()) {
            scene.pass(180);
        }
        var byKey = new TreeMap<String, List<Problem>>();
        comparison.differences((id, problems, standing) -> byKey.put(String.join("/", id), problems));
        return new Found(comparison.result(), byKey);
    }

    private Map<Side, Map<String, RowSource>> further(Scene scene, BookRowSource.Window window) {
        var further = new EnumMap<Side, Map<String, RowSource>>(Side.class);
        for (Side side : Side.values()) {
            var system = side == Side.LEFT ? left : right;
            further.put(
                    side,
                    BookSet.of(system).stream()
                            .collect(Collectors.toMap(
                                    BookSet::toString, each -> new BookRowSource(scene.estate, system, each, window))));
        }
        return further;
    }

    private static ComparedSource source(Scene scene, EstateSystem system, BookSet set, BookRowSource.Window window) {
        return ComparedSource.of(new BookRowSource(scene.estate, system, set, window));
    }
}
