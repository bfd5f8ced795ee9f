package dev.cutover.reconcile.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.model.reconcile.ColumnRule;
import dev.cutover.model.reconcile.Looks;
import dev.cutover.model.reconcile.Reconciliation;
import dev.cutover.model.reconcile.StageMatrix;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A row that states no zone is as old as the zone says that its column's rule declares. */
class DeclaredZonesTest {
    private static final String ORDERS = "order_id status region updated_at";
    /** Half a minute before the rows are read, in Berlin; an hour after it in UTC. */
    private static final String RECENT_IN_BERLIN = "2026-01-15T03:59:30";

    private static final ColumnRule BERLIN = new ColumnRule(
            new ColumnRule.As.Time(Duration.ofDays(1), Optional.of(ZoneId.of("Europe/Berlin"))), Set.of(), Map.of());
    private static final Looks LOOKS = new Looks(Optional.of(Duration.ofSeconds(90)), "updated_at", Duration.ZERO, 2);

    @TempDir
    private Path folder;

    private static TableComparison rows(TableComparison comparison, String status) {
        return comparison
                .left("orders", ORDERS, "SO-1 created us-east " + RECENT_IN_BERLIN)
                .right("orders", ORDERS, "SO-1 " + status + " us-east " + RECENT_IN_BERLIN)
                .looking(LOOKS);
    }

    @Test
    void theAgeOfARowIsReckonedInTheDeclaredZone() throws Exception {
        var found = rows(
                        new TableComparison()
                                .comparing("status", ColumnRule.BY_TYPE)
                                .comparing("updated_at", BERLIN),
                        "routed")
                .found(folder);

        assertThat(found.result().tally().keys().moving()).isOne();
        assertThat(found.result().advice()).noneMatch(sentence -> sentence.contains("states no zone"));
    }

    @Test
    void thatNobodyDeclaresAZoneIsSaid() throws Exception {
        var found = rows(new TableComparison().comparing("status", ColumnRule.BY_TYPE), "routed")
                .found(folder);

        assertThat(found.result().tally().keys().different()).isOne();
        assertThat(found.result().advice())
                .contains("'updated_at' on the left states no zone in 1 row with a difference: its age was reckoned as"
                        + " if it were UTC; declare the zone (in a runbook updated_at: { within: …, zone: … })");
    }

    @Test
    void aPairOfStagesIsAllowedForSoLongInTheDeclaredZone() throws Exception {
        var cells = Map.of(
                "created",
                Map.<String, StageMatrix.Cell>of("routed", new StageMatrix.Cell.Allowed(Duration.ofMinutes(5))));
        var checks = new Reconciliation.Checks(
                Optional.of(new StageMatrix("status", cells)), Optional.empty(), List.of(), List.of(), Map.of());
        var old = new Looks(Optional.of(Duration.ofSeconds(1)), "updated_at", Duration.ZERO, 2);
        var found = rows(new TableComparison().with(checks).comparing("updated_at", BERLIN), "routed")
                .looking(old)
                .found(folder);

        assertThat(found.result().matrix())
                .singleElement()
                .satisfies(pair -> assertThat(pair.meaning()).isEqualTo("allowed"));
    }
}
