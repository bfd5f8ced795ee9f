package dev.cutover.reconcile.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.model.RecordOwnership;
import dev.cutover.model.Segment;
import dev.cutover.model.StepId;
import dev.cutover.model.SystemId;
import dev.cutover.model.reconcile.ColumnRule;
import dev.cutover.model.reconcile.Reconciliation;
import dev.cutover.reconcile.owner.OwnershipRules;
import dev.cutover.reconcile.owner.WeightHistory;
import dev.cutover.run.Effect;
import dev.cutover.run.EffectState;
import dev.cutover.run.comparison.Cause;
import dev.cutover.run.fact.EffectFact;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** us-east goes to 25 % at 01:00 and to 100 % at 02:00; another segment is never moved. */
class OwnersTest {
    private static final Segment US_EAST = Segment.of(Map.of("region", "us-east"));
    private static final SystemId OLD = new SystemId("old");
    private static final SystemId FRESH = new SystemId("fresh");

    @TempDir
    private Path folder;

    private int effects;

    private WeightHistory weights() {
        var weights = new WeightHistory("orders");
        move(weights, "2026-01-15T01:00:00Z", 0, 2_500);
        move(weights, "2026-01-15T02:00:00Z", 2_500, 10_000);
        return weights;
    }

    private void move(WeightHistory weights, String at, int from, int to) {
        var instant = Instant.parse(at);
        var key = "e" + ++effects;
        var deed = new Effect.Weights("orders", List.of(new Effect.Move(US_EAST, from, to)));
        weights.apply(
                new EffectFact.Intended(new Effect(
                        key, "c", new StepId("shift"), 1, Effect.Direction.FORWARD, new SystemId("ingress"), deed)),
                instant);
        weights.apply(new EffectFact.Settled(key, EffectState.DONE, "", Map.of()), instant.plusSeconds(60));
    }

    private Optional<String> owner(String row, String onRollback, Optional<WeightHistory> weights) throws Exception {
        return owner(row, row, onRollback, weights);
    }

    private Optional<String> owner(String left, String right, String onRollback, Optional<WeightHistory> weights)
            throws Exception {
        return owner(new TableComparison(), left, right, onRollback, weights);
    }

    private Optional<String> owner(
            TableComparison comparison, String left, String right, String onRollback, Optional<WeightHistory> weights)
            throws Exception {
        var rules = new OwnershipRules(
                List.of(new RecordOwnership("order-status", OLD, FRESH, onRollback)),
                weights,
                OwnershipRules.Columns.USUAL);
        var columns = "order_id status region placed_at platform presence updated_at";
        var found = comparison
                .comparing("status", ColumnRule.BY_TYPE)
                .with(new Reconciliation.Checks(
                        Optional.empty(), Optional.empty(), List.of(), List.of(), Map.of("status", "order-status")))
                .ownedBy(rules)
                .left("orders", columns, "SO-1 created " + left)
                .right("orders", columns, "SO-1 routed " + right)
                .found(folder);
        return found.result().causes().get(0).samples().stream()
                .map(Cause.Sampled::ofRecord)
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "us-east 2026-01-15T00:30:00Z . . .          | old",
                "us-east 2026-01-15T02:30:00Z . . .          | fresh",
                "us-east 2026-01-15T01:30:00Z . . .          | either: the weight was 25 %",
                "us-east 2026-01-15T01:30:00Z fresh . .      | fresh",
                "us-east 2026-01-15T01:00:30Z . . .          | either: the weight was being moved between 0 % and 25 %",
                "us-east 2026-01-15T00:30:00Z fresh . .      | old"
            })
    void anOrderBelongsToWhoOwnedItsSegmentWhenItWasPlaced(String row, String owner) throws Exception {
        assertThat(owner(row, "old", Optional.of(weights()))).contains(owner);
    }

    @Test
    void theActiveSideOwnsAnOrderThatTheWeightDoesNotTellOf() throws Exception {
        assertThat(owner(
                        "us-east 2026-01-15T01:30:00Z old shadow .",
                        "us-east 2026-01-15T01:30:00Z old active .",
                        "old",
                        Optional.of(weights())))
                .contains("fresh");
    }

    @Test
    void withoutARunOnlyTheRowSaysWhoIsRight() throws Exception {
        assertThat(owner("us-east 2026-01-15T00:30:00Z . . .", "old", Optional.empty()))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"old, old", "newest, fresh", "either, either"})
    void afterARollbackTheRunbookSaysWhoWins(String onRollback, String owner) throws Exception {
        var weights = weights();
        move(weights, "2026-01-15T02:40:00Z", 10_000, 0);

        assertThat(owner(
                        "us-east 2026-01-15T02:30:00Z . . 2026-01-15T02:31:00Z",
                        "us-east 2026-01-15T02:30:00Z . . 2026-01-15T02:32:00Z",
                        onRollback,
                        Optional.of(weights)))
                .contains(owner);
    }

    @ParameterizedTest
    @CsvSource({"2026-01-15T02:30:00Z, old", "2026-01-15T03:50:00Z, fresh"})
    void anOrderThatWasRolledBackStaysSoWhenItsSegmentIsShiftedAgain(String placed, String owner) throws Exception {
        var weights = weights();
        move(weights, "2026-01-15T02:40:00Z", 10_000, 0);
        move(weights, "2026-01-15T03:40:00Z", 0, 10_000);

        assertThat(owner("us-east " + placed + " . . .", "old", Optional.of(weights)))
                .contains(owner);
    }

    @Test
    void whenAnOrderWasPlacedIsReadInTheZoneThatIsDeclared() throws Exception {
        var row = "us-east 2026-01-15T02:30:00 . . .";
        var berlin = new ColumnRule(
                new ColumnRule.As.Time(Duration.ZERO, Optional.of(ZoneId.of("Europe/Berlin"))), Set.of(), Map.of());

        assertThat(owner(new TableComparison().comparing("placed_at", berlin), row, row, "old", Optional.of(weights())))
                .contains("either: the weight was 25 %");
    }

    @Test
    void whereNoWeightsAreKnownTheSideBeforeTheCutoverIsRightAndThatIsSaid() throws Exception {
        var found = new TableComparison()
                .comparing("status", ColumnRule.BY_TYPE)
                .with(new Reconciliation.Checks(
                        Optional.empty(), Optional.empty(), List.of(), List.of(), Map.of("status", "order-status")))
                .ownedBy(new OwnershipRules(
                        List.of(new RecordOwnership("order-status", OLD, FRESH, "old")),
                        Optional.of(new WeightHistory("orders")),
                        OwnershipRules.Columns.USUAL))
                .left("orders", "order_id status region placed_at", "SO-1 created us-east 2026-01-15T01:30:00Z")
                .right("orders", "order_id status region placed_at", "SO-1 routed us-east 2026-01-15T01:30:00Z")
                .found(folder);

        assertThat(found.result().causes().get(0).samples().get(0).ofRecord()).contains("old");
        assertThat(found.result().advice())
                .contains("No weights are known of the traffic 'orders': where a row does not say who owns it, the"
                        + " system before the cutover is taken to be right");
    }
}
