package dev.cutover.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.model.reconcile.DifferenceClass;
import dev.cutover.model.reconcile.Figure;
import dev.cutover.model.reconcile.Reconciliation;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** {@code buckets}, the stages in a row, and the figure of what was shipped twice. */
class SortedDifferencesTest {
    private static final String BUCKETS = "buckets: { data-delay: engineering, schema-mismatch: engineering,"
            + " business-rule: operations, carrier-failure: vendor, inventory-drift: operations,"
            + " duplicate-event: engineering, monetary: finance }";

    @Test
    void aClassHasTheOwnerThatIsWritten() {
        assertThat(read(BUCKETS).owners())
                .hasSize(DifferenceClass.values().length)
                .containsEntry(DifferenceClass.MONETARY, "finance")
                .containsEntry(DifferenceClass.CARRIER_FAILURE, "vendor");
    }

    @Test
    void whoOwnsWhatDoesNotChangeWhatIsCompared() {
        assertThat(read(BUCKETS).comparesAs(read("buckets: { monetary: finance }")))
                .isTrue();
    }

    @Test
    void aClassThatIsUnknownIsReportedWithItsNeighbour() {
        assertThat(Small.problems(SmallReconcile.text("buckets: { data-dely: engineering }")))
                .anyMatch(told -> told.contains("data-dely") && told.contains("data-delay"));
        assertThat(Small.problems(SmallReconcile.text("buckets: {}")))
                .anyMatch(told -> told.contains("leave buckets: out"));
    }

    @Test
    void theStagesMayBeWrittenInARow() {
        assertThat(read("lifecycle: [created, allocated, shipped]").checks().lifecycle())
                .hasValueSatisfying(lifecycle -> assertThat(lifecycle.next())
                        .isEqualTo(Map.of(
                                "created", Set.of("allocated"), "allocated", Set.of("shipped"), "shipped", Set.of())));
    }

    @Test
    void whatIsShippedTwiceIsCountedWhereItHasALimit() {
        assertThat(read("pass: { duplicate-shipments: \"= 0\" }").countsShipments())
                .isTrue();
        assertThat(read("pass: { missing: \"= 0\" }").countsShipments()).isFalse();
        assertThat(read("pass: { duplicate-shipments: \"= 0\" }").pass()).containsOnlyKeys(Figure.DUPLICATE_SHIPMENTS);
    }

    private static Reconciliation read(String more) {
        return SmallReconcile.read(more).what();
    }
}
