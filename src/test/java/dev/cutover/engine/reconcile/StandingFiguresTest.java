package dev.cutover.engine.reconcile;

import static dev.cutover.reconcile.look.LiveRows.column;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.model.Threshold;
import dev.cutover.model.reconcile.Account;
import dev.cutover.model.reconcile.AccountEquation;
import dev.cutover.model.reconcile.ColumnRule;
import dev.cutover.model.reconcile.Figure;
import dev.cutover.model.reconcile.Lifecycle;
import dev.cutover.model.reconcile.Limit;
import dev.cutover.model.reconcile.Looks;
import dev.cutover.model.reconcile.Reconciliation;
import dev.cutover.model.reconcile.RecordInput;
import dev.cutover.model.reconcile.Side;
import dev.cutover.model.reconcile.StageMatrix;
import dev.cutover.model.reconcile.Total;
import dev.cutover.reconcile.check.CheckSources;
import dev.cutover.reconcile.check.CheckedRecipe;
import dev.cutover.reconcile.look.Comparison;
import dev.cutover.reconcile.look.LiveRows;
import dev.cutover.reconcile.look.LookProgress;
import dev.cutover.reconcile.recipe.ComparedSource;
import dev.cutover.reconcile.recipe.RecipeRequest;
import dev.cutover.reconcile.row.RowSource;
import dev.cutover.run.comparison.ComparisonResult;
import dev.cutover.run.comparison.JudgedFigure;
import dev.cutover.run.comparison.ProblemKind;
import dev.cutover.spi.RecordSet;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is wrong with a key, and whether or not it has settled, no limit of its kind is kept. */
class StandingFiguresTest {
    private static final List<String> KEY = List.of("order_id");
    private static final Limit NOTHING = new Threshold(Threshold.Comparison.EQUAL, 0, 0, false, "= 0");
    private static final Looks THREE = new Looks(Optional.empty(), "updated_at", Duration.ZERO, 3);

    private final LiveRows left = orders("old.orders");
    private final LiveRows right = orders("new.orders");
    private final LiveRows leftHistory = history("old.history");
    private final LiveRows rightHistory = history("new.history");
    private final LiveRows shipments = LiveRows.set(
            "new.shipments",
            column("order_id", RecordSet.Type.TEXT),
            column("line_no", RecordSet.Type.WHOLE),
            column("piece", RecordSet.Type.WHOLE));
    private int looks;

    @TempDir
    private Path folder;

    static Stream<Arguments> everyKindInEveryStanding() {
        return Arrays.stream(ProblemKind.values())
                .flatMap(kind -> Stream.of(Arguments.of(kind, false), Arguments.of(kind, true)));
    }

    @ParameterizedTest
    @MethodSource("everyKindInEveryStanding")
    void noLimitOfItsKindIsKept(ProblemKind kind, boolean everChanging) throws Exception {
        var expected = figures(kind);
        expected.add(Figure.MISMATCH_RATE);
        if (everChanging) {
            expected.add(Figure.NEVER_SETTLED);
        }

        var result = result(kind, everChanging);

        assertThat(notKept(result)).isEqualTo(expected);
        assertThat(result.tally().keys().mismatched()).isOne();
        assertThat(result.tally().keys().neverSettled()).isEqualTo(everChanging ? 1 : 0);
    }

    /** The figures that are not 0, each judged by itself against the limit that it must be. */
    private static Set<Figure> notKept(ComparisonResult result) {
        return result.figures().keySet().stream()
                .filter(figure -> FigureLimits.judge(Map.of(figure, NOTHING), result).stream()
                        .noneMatch(JudgedFigure::passed))
                .collect(Collectors.toSet());
    }

    private static Set<Figure> figures(ProblemKind kind) {
        return switch (kind) {
            case MISSING_LEFT -> EnumSet.of(Figure.MISSING, Figure.MISSING_LEFT);
            case MISSING_RIGHT -> EnumSet.of(Figure.MISSING, Figure.MISSING_RIGHT);
            case DUPLICATE_LEFT, DUPLICATE_RIGHT -> EnumSet.of(Figure.DUPLICATES);
            case VALUE -> EnumSet.of(Figure.DIFFERENT);
            case STAGES_EXCEPTION -> EnumSet.of(Figure.EXCEPTIONS);
            case STAGES_CRITICAL -> EnumSet.of(Figure.CRITICAL);
            case STAGE_SKIPPED, STAGE_REPEATED, STAGE_OUT_OF_ORDER, STAGE_IMPOSSIBLE -> EnumSet.of(Figure.LIFECYCLE);
            case SHIPPED_AGAIN -> EnumSet.of(Figure.DUPLICATE_SHIPMENTS);
            case UNBALANCED -> EnumSet.of(Figure.UNBALANCED);
            case TOTAL -> EnumSet.of(Figure.TOTALS);
        };
    }

    private ComparisonResult result(ProblemKind kind, boolean everChanging) throws Exception {
        write(kind, everChanging);
        var comparison = comparison(checks(kind), pass(kind));
        while (!comparison.look().isLast()) {
            write(kind, everChanging);
        }
        return comparison.result();
    }

    private void write(ProblemKind kind, boolean everChanging) {
        looks += everChanging ? 1 : 0;
        List.of(left, right, leftHistory, rightHistory, shipments).forEach(LiveRows::clear);
        for (int i = 0; i < (kind == ProblemKind.SHIPPED_AGAIN ? 2 : 1); i++) {
            shipments.versioned("v" + looks, "X", "1", "1");
        }
        for (LiveRows side : List.of(left, right)) {
            order(side, "Y", "created", "ada", "10");
        }
        if (kind != ProblemKind.MISSING_LEFT) {
            order(left, "X", "created", "ada", "10");
        }
        if (kind != ProblemKind.MISSING_RIGHT) {
            var status = kind == ProblemKind.STAGES_EXCEPTION
                    ? "routed"
                    : kind == ProblemKind.STAGES_CRITICAL ? "shipped" : "created";
            var amount = kind == ProblemKind.TOTAL ? "11" : "10";
            order(right, "X", status, kind == ProblemKind.VALUE ? "bob" : "ada", amount);
        }
        if (kind == ProblemKind.DUPLICATE_LEFT || kind == ProblemKind.DUPLICATE_RIGHT) {
            order(kind == ProblemKind.DUPLICATE_LEFT ? left : right, "X", "created", "ada", "10");
        }
        for (LiveRows side : List.of(leftHistory, rightHistory)) {
            way(side, "created", "routed", "packed", "shipped");
        }
        rightHistory.clear();
        way(rightHistory, way(kind));
    }

    private static String[] way(ProblemKind kind) {
        return switch (kind) {
            case STAGE_SKIPPED -> new String[] {"created", "packed", "shipped"};
            case STAGE_REPEATED -> new String[] {"created", "routed", "routed", "packed", "shipped"};
            case STAGE_OUT_OF_ORDER -> new String[] {"created", "packed", "routed", "shipped"};
            case STAGE_IMPOSSIBLE -> new String[] {"created", "routed", "packed", "cancelled"};
            case MISSING_LEFT,
                    MISSING_RIGHT,
                    DUPLICATE_LEFT,
                    DUPLICATE_RIGHT,
                    VALUE,
                    STAGES_EXCEPTION,
                    STAGES_CRITICAL,
                    SHIPPED_AGAIN,
                    UNBALANCED,
                    TOTAL -> new String[] {"created", "routed", "packed", "shipped"};
        };
    }

    private void order(LiveRows side, String id, String status, String customer, String amount) {
        side.versioned("v" + looks, id, status, customer, amount, id.equals("X") ? "1" : "0", "2026-03-01T08:00:00Z");
    }

    private void way(LiveRows side, String... stages) {
        for (int i = 0; i < stages.length; i++) {
            var before = i == 0 ? null : stages[i - 1];
            side.versioned("v" + looks, "X", before, stages[i], "2026-03-01T08:0" + i + ":00Z");
        }
    }

    private static Reconciliation.Checks checks(ProblemKind kind) {
        Optional<StageMatrix> matrix = Optional.empty();
        Optional<Lifecycle> lifecycle = Optional.empty();
        List<Total> totals = List.of();
        List<Account> accounts = List.of();
        switch (kind) {
            case STAGES_EXCEPTION, STAGES_CRITICAL ->
                matrix = Optional.of(new StageMatrix(
                        "status",
                        Map.of(
                                "created",
                                Map.of(
                                        "created",
                                        new StageMatrix.Cell.Agree(),
                                        "routed",
                                        new StageMatrix.Cell.Excepted()))));
            case STAGE_SKIPPED, STAGE_REPEATED, STAGE_OUT_OF_ORDER, STAGE_IMPOSSIBLE ->
                lifecycle = Optional.of(lifecycle());
            case UNBALANCED -> accounts = List.of(account());
            case TOTAL -> totals = List.of(new Total("amounts", "orders", Optional.of("amount"), Optional.empty()));
            case MISSING_LEFT, MISSING_RIGHT, DUPLICATE_LEFT, DUPLICATE_RIGHT, VALUE, SHIPPED_AGAIN -> {}
        }
        return new Reconciliation.Checks(matrix, lifecycle, totals, accounts, Map.of());
    }

    private static Map<Figure, Limit> pass(ProblemKind kind) {
        return kind == ProblemKind.SHIPPED_AGAIN ? Map.of(Figure.DUPLICATE_SHIPMENTS, NOTHING) : Map.of();
    }

    private static Lifecycle lifecycle() {
        return new Lifecycle(
                Map.of(
                        "created",
                        Set.of("routed"),
                        "routed",
                        Set.of("packed"),
                        "packed",
                        Set.of("shipped"),
                        "shipped",
                        Set.of(),
                        "cancelled",
                        Set.of()),
                Map.of(),
                Optional.of(
                        new Lifecycle.History("history", KEY, Optional.of("before"), "after", Optional.empty(), "at")));
    }

    private static Account account() {
        var equation = AccountEquation.parse("orders.owed = 0");
        return new Account("owed", KEY, equation.left(), equation.right(), Optional.empty(), "orders.owed = 0");
    }

    private Comparison comparison(Reconciliation.Checks checks, Map<Figure, Limit> pass) throws Exception {
        var rules = Map.of("customer", ColumnRule.BY_TYPE);
        var what = new Reconciliation(
                new RecordInput("old", "orders", Map.of()),
                new RecordInput("new", "orders", Map.of()),
                KEY,
                rules,
                THREE,
                checks,
                pass);
        var request = RecipeRequest.of(new ComparedSource(left, Map.of()), new ComparedSource(right, Map.of()), KEY)
                .withLooks(THREE)
                .withColumns(RecipeRequest.Columns.ALL.withRules(rules).only());
        Map<Side, Map<String, RowSource>> further = Map.of(
                Side.LEFT,
                Map.of("history", leftHistory),
                Side.RIGHT,
                Map.of("history", rightHistory, "shipments", shipments));
        var recipe = CheckedRecipe.of(request, what, new CheckSources(further, Optional.empty()));
        return Comparison.in(folder.resolve("work"), recipe.plan(), LookProgress.NONE);
    }

    private static LiveRows orders(String name) {
        return LiveRows.set(
                name,
                column("order_id", RecordSet.Type.TEXT),
                column("status", RecordSet.Type.TEXT),
                column("customer", RecordSet.Type.TEXT),
                column("amount", RecordSet.Type.DECIMAL),
                column("owed", RecordSet.Type.DECIMAL),
                column("updated_at", RecordSet.Type.INSTANT));
    }

    private static LiveRows history(String name) {
        return LiveRows.set(
                name,
                column("order_id", RecordSet.Type.TEXT),
                column("before", RecordSet.Type.TEXT),
                column("after", RecordSet.Type.TEXT),
                column("at", RecordSet.Type.INSTANT));
    }
}
