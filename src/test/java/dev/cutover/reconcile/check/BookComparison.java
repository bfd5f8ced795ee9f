package dev.cutover.reconcile.check;

import dev.cutover.connector.sandbox.estate.book.OrderBooks;
import dev.cutover.connector.sandbox.estate.book.Stage;
import dev.cutover.connector.sandbox.estate.platform.EstateConfig;
import dev.cutover.connector.sandbox.estate.platform.EstateSystem;
import dev.cutover.connector.sandbox.estate.platform.RoutingKeys;
import dev.cutover.connector.sandbox.estate.platform.Scene;
import dev.cutover.connector.sandbox.estate.records.BookRows;
import dev.cutover.connector.sandbox.estate.records.BookSet;
import dev.cutover.connector.sandbox.estate.records.SchemaBreaks;
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
import dev.cutover.run.comparison.Discrepancy;
import dev.cutover.run.comparison.ProblemKind;
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
import java.util.TreeSet;
import java.util.stream.Collectors;

/** A reconciliation of two books of one estate, with short words for what is compared. Immutable. */
record BookComparison(
        EstateSystem left,
        EstateSystem right,
        BookSet set,
        List<String> key,
        Map<String, ColumnRule> compare,
        Reconciliation.Checks checks) {
    private static final List<String> DIMENSIONS = List.of("region", "lane");

    /** What was found, and what of each key. */
    record Found(ComparisonResult result, Map<String, List<Discrepancy>> byKey) {
        /** The same without what is known of some orders. */
        Found withoutOrders(Set<String> known) {
            var rest = new TreeMap<>(byKey);
            rest.keySet().removeIf(key -> known.contains(order(key)));
            return new Found(result, rest);
        }

        /** The orders of all keys with problems. */
        Set<String> orders() {
            return byKey.keySet().stream().map(Found::order).collect(Collectors.toCollection(TreeSet::new));
        }

        private static String order(String key) {
            return key.split("/", 2)[0];
        }

        /** The problems as short texts, with how many keys have them. */
        Map<String, Long> kinds() {
            return byKey.values().stream()
                    .flatMap(problems -> problems.stream().map(Found::text).distinct())
                    .collect(Collectors.groupingBy(text -> text, TreeMap::new, Collectors.counting()));
        }

        private static String text(Discrepancy problem) {
            var text = (problem.kind() + " " + problem.about()).strip();
            if (problem.kind() == ProblemKind.STAGES_CRITICAL) {
                return text + " " + problem.left() + "|" + problem.right();
            }
            if (problem.left() == null && problem.right() == null) {
                return text;
            }
            return problem.left() == null ? text + " right" : problem.right() == null ? text + " left" : text;
        }
    }

    /** How many rows a system has of an order. */
    static int rows(BookSet set, EstateSystem system, OrderBooks books) {
        var keys = new RoutingKeys(EstateConfig.retail(42).dimensions());
        return new BookRows(set, system, keys, SchemaBreaks.NONE).of(books).size();
    }

    static BookComparison of(EstateSystem left, EstateSystem right, BookSet set, String... key) {
        return new BookComparison(left, right, set, List.of(key), Map.of(), Reconciliation.Checks.NONE);
    }

    BookComparison comparing(String... names) {
        var rules = new HashMap<>(compare);
        List.of(names).forEach(name -> rules.put(name, ColumnRule.BY_TYPE));
        return new BookComparison(left, right, set, key, rules, checks);
    }

    /** The same, comparing instants too, which may be so far apart. */
    BookComparison comparing(String name, Duration within) {
        var rules = new HashMap<>(compare);
        rules.put(name, new ColumnRule(new ColumnRule.As.Time(within, Optional.empty()), Set.of(), Map.of()));
        return new BookComparison(left, right, set, key, rules, checks);
    }

    BookComparison with(Reconciliation.Checks more) {
        return new BookComparison(left, right, set, key, compare, more);
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
    Found of(Scene scene, Path folder, PlacedOrders placed) throws Exception {
        var looks = new Looks(Optional.of(Duration.ofSeconds(10)), changed(), Duration.ofMinutes(3), 4);
        var reconciliation = new Reconciliation(
                new RecordInput(left.toString(), set.toString(), Map.of()),
                new RecordInput(right.toString(), set.toString(), Map.of()),
                key,
                compare,
                looks,
                checks,
                Map.of());
        var request = RecipeRequest.of(source(scene, left, set, placed), source(scene, right, set, placed), key)
                .withLooks(looks)
                .withColumns(new RecipeRequest.Columns(compare, false, Set.of(), DIMENSIONS, List.of()));
        var recipe =
                CheckedRecipe.of(request, reconciliation, new CheckSources(further(scene, placed), Optional.empty()));
        var comparison = Comparison.in(folder, recipe.plan().listingDifferences(), LookProgress.NONE);
        while (!comparison.look().isLast()) {
            scene.pass(180);
        }
        var byKey = new TreeMap<String, List<Discrepancy>>();
        comparison.differences((id, problems, standing) -> byKey.put(String.join("/", id), problems));
        return new Found(comparison.result(), byKey);
    }

    private String changed() {
        return set == BookSet.EVENTS ? "recorded_at" : "updated_at";
    }

    private Map<Side, Map<String, RowSource>> further(Scene scene, PlacedOrders placed) {
        var further = new EnumMap<Side, Map<String, RowSource>>(Side.class);
        for (Side side : Side.values()) {
            var system = side == Side.LEFT ? left : right;
            further.put(
                    side,
                    BookSet.of(system).stream()
                            .collect(Collectors.toMap(
                                    BookSet::toString, each -> new BookRowSource(scene.estate, system, each, placed))));
        }
        return further;
    }

    private static ComparedSource source(Scene scene, EstateSystem system, BookSet set, PlacedOrders placed) {
        return new ComparedSource(new BookRowSource(scene.estate, system, set, placed), Map.of());
    }
}
