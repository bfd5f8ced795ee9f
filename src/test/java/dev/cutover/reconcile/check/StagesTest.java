package dev.cutover.reconcile.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cutover.model.reconcile.ColumnRule;
import dev.cutover.model.reconcile.Figure;
import dev.cutover.model.reconcile.Lifecycle;
import dev.cutover.model.reconcile.Looks;
import dev.cutover.model.reconcile.Reconciliation;
import dev.cutover.model.reconcile.Side;
import dev.cutover.model.reconcile.StageMatrix;
import dev.cutover.model.reconcile.StageMatrix.Cell;
import dev.cutover.reconcile.input.UnfitCheck;
import dev.cutover.run.comparison.StagePair;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StagesTest {
    private static final String ORDERS = "order_id status region updated_at";
    private static final String HISTORY = "order_id line_no piece quantity from_stage to_stage at";

    private static final Map<String, Set<String>> WAYS = Map.of(
            "routed", Set.of("picked", "allocated", "cancelled"),
            "allocated", Set.of("routed", "cancelled"),
            "picked", Set.of("packed"),
            "packed", Set.of("shipped"),
            "shipped", Set.of());

    @TempDir
    private Path folder;

    private static Reconciliation.Checks matrix() {
        return new Reconciliation.Checks(
                Optional.of(new StageMatrix(
                        "status",
                        Map.of(
                                "created",
                                Map.of(
                                        "created", new Cell.Agree(),
                                        "allocated", new Cell.Allowed(Duration.ofMinutes(5)),
                                        "absent", new Cell.Excepted()),
                                "shipped",
                                Map.of("shipped", new Cell.Agree(), "delivered", new Cell.Agree()),
                                "absent",
                                Map.of("cancelled", new Cell.Agree())))),
                Optional.empty(),
                List.of(),
                List.of(),
                Map.of());
    }

    private TableComparison.Found stages(String left, String right) throws Exception {
        var comparison = new TableComparison().with(matrix());
        comparison.left("orders", ORDERS, left.isEmpty() ? new String[0] : new String[] {left});
        comparison.right("orders", ORDERS, right.isEmpty() ? new String[0] : new String[] {right});
        return comparison
                .looking(new Looks(Optional.of(Duration.ofSeconds(30)), "updated_at", Duration.ZERO, 2))
                .found(folder);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "created   | created   | agree",
                "shipped   | delivered | agree",
                "created   | allocated | exception",
                "created   | shipped   | critical",
                "allocated | allocated | critical",
                "created   | -         | exception",
                "-         | cancelled | agree",
                "-         | created   | critical",
                "nonsense  | nonsense  | critical"
            })
    void everyPairOfStagesMeansWhatIsWrittenAndIsCriticalOtherwise(String left, String right, String meaning)
            throws Exception {
        var old = "2026-01-15T02:00:00Z";
        var found = stages(
                left == null ? "" : "SO-1 " + left + " us-east " + old,
                right == null ? "" : "SO-1 " + right + " us-east " + old);

        assertThat(found.result().matrix())
                .containsExactly(new StagePair(
                        "region=us-east",
                        left == null ? "absent" : left,
                        right == null ? "absent" : right,
                        meaning,
                        1));
        assertThat(found.problems().isEmpty()).isEqualTo(meaning.equals("agree"));
        assertThat(found.result().figures().get(Figure.CRITICAL))
                .isEqualByComparingTo(meaning.equals("critical") ? BigDecimal.ONE : BigDecimal.ZERO);
        assertThat(found.result().figures().get(Figure.EXCEPTIONS))
                .isEqualByComparingTo(meaning.equals("exception") ? BigDecimal.ONE : BigDecimal.ZERO);
    }

    @Test
    void anAllowedPairIsMovingWhileTheYoungerRowIsYoungEnough() throws Exception {
        var found = stages("SO-1 created us-east 2026-01-15T01:00:00Z", "SO-1 allocated us-east 2026-01-15T02:56:00Z");

        assertThat(found.result().matrix())
                .containsExactly(new StagePair("region=us-east", "created", "allocated", "allowed", 1));
        assertThat(found.result().tally().keys().moving()).isOne();
        assertThat(found.problems()).isEmpty();
    }

    @Test
    void aKeyThatOneSideHasTwiceIsInNoPairOfStages() throws Exception {
        var found = new TableComparison()
                .with(matrix())
                .left("orders", ORDERS, "SO-1 created us-east .", "SO-1 shipped us-east .")
                .right("orders", ORDERS, "SO-1 created us-east .")
                .found(folder);

        assertThat(found.result().matrix()).isEmpty();
        assertThat(found.problems().get("SO-1")).first().asString().startsWith("duplicate-left");
    }

    @Test
    void stagesHaveTheNamesThatTheRuleOfTheirColumnGivesThem() throws Exception {
        var rule =
                new ColumnRule(new ColumnRule.As.ByType(), Set.of(ColumnRule.Leniency.CASE), Map.of("SENT", "shipped"));
        var found = new TableComparison()
                .with(matrix())
                .comparing("status", rule)
                .left("orders", ORDERS, "SO-1 SENT us-east .", "SO-2 Created us-east .")
                .right("orders", ORDERS, "SO-1 Shipped us-east .", "SO-2 CREATED us-east .")
                .found(folder);

        assertThat(found.problems()).isEmpty();
        assertThat(found.result().matrix()).extracting(StagePair::left).containsExactly("created", "shipped");
    }

    private static Lifecycle lifecycle(Map<Side, Set<String>> unrecorded) {
        var next = new LinkedHashMap<String, Set<String>>();
        next.put("created", Set.of("backordered", "allocated", "cancelled"));
        next.put("backordered", Set.of("allocated"));
        next.putAll(WAYS);
        return new Lifecycle(
                next,
                unrecorded,
                Optional.of(new Lifecycle.History(
                        "moves",
                        List.of("order_id", "line_no", "piece"),
                        Optional.of("from_stage"),
                        "to_stage",
                        Optional.of("quantity"),
                        "at")));
    }

    private TableComparison histories(Map<Side, Set<String>> unrecorded) {
        return new TableComparison()
                .both("orders", ORDERS, "SO-1 shipped us-east .")
                .with(new Reconciliation.Checks(
                        Optional.empty(), Optional.of(lifecycle(unrecorded)), List.of(), List.of(), Map.of()));
    }

    /** A history of one line: each stage with its piece and quantity, a minute apart; {@code stage:piece:quantity}. */
    private static String[] history(String stages) {
        var moves = stages.strip().split(" +", -1);
        var rows = new String[moves.length];
        for (int i = 0; i < moves.length; i++) {
            var parts = moves[i].split(":", -1);
            rows[i] = "SO-1 1 " + (parts.length > 1 ? parts[1] : "1") + " " + (parts.length > 2 ? parts[2] : "2")
                    + " . " + parts[0] + " 2026-01-15T02:" + (10 + i) + ":00Z";
        }
        return rows;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "created allocated routed picked packed shipped                              | -",
                "created backordered allocated routed picked packed shipped                  | -",
                "created allocated routed allocated routed picked packed shipped             | -",
                "created:.:5 allocated:1:3 allocated:2:2 routed:1:3 routed:2:2               | -",
                "created:.:2 allocated:1:2 routed:1:2 cancelled:1:1 picked:1:1 packed:1:1    | -",
                "created:.:3 allocated:1:3 routed:1:3 picked:1:1 packed:1:1 picked:1:2       | -",
                "created:.:2 allocated:1:1 allocated:2:1 cancelled:.:2                       | -",
                "created allocated routed packed shipped                                     | stage-skipped picked: routed -> packed",
                "allocated routed picked                                                     | stage-skipped created: nothing -> allocated",
                "created created allocated routed                                            | stage-repeated created: created -> created",
                "created allocated routed picked picked packed                               | stage-repeated picked: picked -> picked",
                "created allocated routed picked packed picked shipped                       | stage-repeated picked: picked -> picked",
                "created allocated routed packed picked shipped                              | stage-out-of-order picked: after packed",
                "created routed allocated picked packed                                      | stage-out-of-order allocated: after routed",
                "created allocated backordered routed                                        | stage-out-of-order backordered: after allocated",
                "created allocated cancelled routed picked                                   | stage-impossible routed: cancelled -> routed",
                "created allocated PICKED packed shipped                                     | stage-impossible (unknown): PICKED is no stage of the lifecycle"
            })
    void aHistoryIsFollowedByPieceAndQuantity(String stages, String problem) throws Exception {
        var found = histories(Map.of()).both("moves", HISTORY, history(stages)).found(folder);

        if (problem == null) {
            assertThat(found.problems()).isEmpty();
        } else {
            assertThat(found.problems().get("SO-1"))
                    .hasSize(2)
                    .allMatch(text -> text.startsWith(problem.substring(0, problem.indexOf(':') + 1)))
                    .allMatch(text -> text.contains(problem.substring(problem.indexOf(':') + 2)));
            assertThat(found.result().figures().get(Figure.LIFECYCLE)).isPositive();
        }
    }

    @Test
    void transitionsOfOneInstantAreTakenInAnOrderThatTheyMayHaveHad() throws Exception {
        var rows = history("routed created picked allocated");
        for (int i = 0; i < rows.length; i++) {
            rows[i] = rows[i].replaceAll("02:\\d\\d:00Z", "02:10:00Z");
        }

        assertThat(histories(Map.of())
                        .both("moves", HISTORY, rows)
                        .found(folder)
                        .problems())
                .isEmpty();
    }

    @Test
    void aStageThatASideNeverRecordsIsNotMissedThereAndOnlyThere() throws Exception {
        var whole = history("created allocated routed picked packed shipped");
        var without = history("created allocated routed picked shipped");
        var onLeft = Map.of(Side.LEFT, Set.of("packed"));

        assertThat(histories(onLeft)
                        .left("moves", HISTORY, without)
                        .right("moves", HISTORY, whole)
                        .found(folder.resolve("declared"))
                        .problems())
                .isEmpty();
        assertThat(histories(onLeft)
                        .left("moves", HISTORY, whole)
                        .right("moves", HISTORY, without)
                        .found(folder.resolve("undeclared"))
                        .problems()
                        .get("SO-1"))
                .containsExactly("stage-skipped packed: null | picked -> shipped (line_no 1, piece 1)");
    }

    @Test
    void whatOneSideHasAndTheOtherLacksIsFoundWhereBothEndsAgree() throws Exception {
        var found = histories(Map.of())
                .left("moves", HISTORY, history("created backordered allocated routed"))
                .right("moves", HISTORY, history("created allocated routed"))
                .found(folder);

        assertThat(found.problems().get("SO-1"))
                .containsExactly("stage-skipped backordered: null | not recorded (line_no 1)");
    }

    @Test
    void aSideWithoutAnyHistoryOfAnOrderThatItHasIsFound() throws Exception {
        var found = histories(Map.of())
                .left("moves", HISTORY, history("created allocated"))
                .right("moves", HISTORY)
                .found(folder);

        assertThat(found.problems().get("SO-1")).containsExactly("stage-skipped history: null | nothing is recorded");
    }

    @Test
    void aHistoryThatOnlyOneSideRecordsIsFollowedThereAndSaidSo() throws Exception {
        var found = histories(Map.of())
                .left("moves", HISTORY, history("created allocated picked"))
                .found(folder);

        assertThat(found.problems().get("SO-1"))
                .containsExactly("stage-skipped routed: allocated -> picked (line_no 1, piece 1) | null");
        assertThat(found.result().causes())
                .extracting(cause -> cause.about() + " " + cause.signature())
                .containsExactly("routed is skipped on the left");
        assertThat(found.result().advice())
                .contains("The lifecycle was checked on old alone: fresh does not have a record set moves");
    }

    @Test
    void whatARecordSetLacksIsSaidWithWhatItHas() {
        var comparison = histories(Map.of()).both("moves", "order_id line_no to_stage at", "SO-1 1 created .");

        assertThatThrownBy(() -> comparison.found(folder))
                .isInstanceOf(UnfitCheck.class)
                .hasMessage("old.moves has no column 'piece', which the lifecycle needs. It has at, line_no, order_id,"
                        + " to_stage");
    }

    @Test
    void aHistoryOfMoreRowsThanAreLookedAtIsNotReadAndNothingIsSaidOfIt() throws Exception {
        var rows = new String[10_001];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = "SO-1 1 . 1 created allocated 2026-01-15T02:00:00Z";
        }
        var found = histories(Map.of()).both("moves", HISTORY, rows).found(folder);

        assertThat(found.problems()).isEmpty();
        assertThat(found.result().figures().get(Figure.LIFECYCLE)).isZero();
        assertThat(found.result().incomplete())
                .contains("the histories of 1 key have more rows than are looked at, and were not followed");
    }
}
