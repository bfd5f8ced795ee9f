package dev.cutover.reconcile.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.model.reconcile.Account;
import dev.cutover.model.reconcile.AccountEquation;
import dev.cutover.model.reconcile.ColumnRule;
import dev.cutover.model.reconcile.DifferenceClass;
import dev.cutover.model.reconcile.Looks;
import dev.cutover.model.reconcile.Reconciliation;
import dev.cutover.run.comparison.ClassCount;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Differences are sorted into classes by fixed rules, and each class has the owner that the runbook names. */
class DifferenceClassesTest {
    private static final String ORDERS = "order_id region total lane carrier_code stock_level updated_at";
    private static final String OLD = "2026-01-14T03:00:00Z";
    private static final String RECENT = "2026-01-15T02:40:00Z";
    private static final ColumnRule NUMBER =
            new ColumnRule(new ColumnRule.As.Decimal(BigDecimal.ZERO, false), Set.of(), Map.of());
    private static final Map<DifferenceClass, String> OWNERS = Map.of(
            DifferenceClass.MONETARY, "finance",
            DifferenceClass.DATA_DELAY, "engineering",
            DifferenceClass.CARRIER_FAILURE, "vendor");

    @TempDir
    private Path folder;

    private static TableComparison comparison() {
        return new TableComparison()
                .comparing("total", NUMBER)
                .comparing("lane", ColumnRule.BY_TYPE)
                .comparing("carrier_code", ColumnRule.BY_TYPE)
                .comparing("stock_level", ColumnRule.BY_TYPE)
                .looking(new Looks(Optional.of(Duration.ofSeconds(90)), "updated_at", Duration.ZERO, 2))
                .sortedFor(OWNERS);
    }

    private static String row(String total, String lane, String carrier, String stock, String changed) {
        return "SO-1 us-east " + total + " " + lane + " " + carrier + " " + stock + " " + changed;
    }

    @ParameterizedTest
    @CsvSource({
        "11,    home, DHL, 5, " + OLD + ",    monetary",
        "'1,5', home, DHL, 5, " + OLD + ",    schema-mismatch",
        "10,    HOME, DHL, 5, " + OLD + ",    schema-mismatch",
        "10,    home, UPS, 5, " + OLD + ",    carrier-failure",
        "10,    home, DHL, 4, " + OLD + ",    inventory-drift",
        "10,    away, DHL, 5, " + OLD + ",    business-rule",
        "10,    away, DHL, 5, " + RECENT + ", data-delay"
    })
    void anotherValueIsInOneClass(
            String total, String lane, String carrier, String stock, String changed, String expected) throws Exception {
        var found = comparison()
                .left("orders", ORDERS, row("10", "home", "DHL", "5", OLD))
                .right("orders", ORDERS, row(total, lane, carrier, stock, changed))
                .looking(new Looks(Optional.of(Duration.ofSeconds(90)), "updated_at", Duration.ZERO, 2))
                .found(folder);

        assertThat(found.result().classes()).singleElement().satisfies(count -> {
            assertThat(count.kind()).hasToString(expected);
            assertThat(count.owner()).isEqualTo(OWNERS.getOrDefault(count.kind(), ""));
            assertThat(count.keys()).isOne();
        });
    }

    @Test
    void aRowThatIsMissingIsADelayForAnHourAndThenABusinessRule() throws Exception {
        var found = comparison()
                .left(
                        "orders",
                        ORDERS,
                        "SO-1 us-east 1 home DHL 5 " + OLD,
                        "SO-2 us-east 1 home DHL 5 " + RECENT,
                        "SO-3 us-east 1 home DHL 5 .")
                .right("orders", ORDERS)
                .found(folder);

        assertThat(found.result().classes())
                .containsExactly(
                        new ClassCount(DifferenceClass.DATA_DELAY, "engineering", 2),
                        new ClassCount(DifferenceClass.BUSINESS_RULE, "", 1));
    }

    @Test
    void aKeyIsInEachClassOnce() throws Exception {
        var equation = AccountEquation.parse("reservations.reserved = reservations.held");
        var account = new Account(
                "reserved", List.of("order_id"), equation.left(), equation.right(), Optional.empty(), "reserved");
        var found = comparison()
                .with(new Reconciliation.Checks(
                        Optional.empty(), Optional.empty(), List.of(), List.of(account), Map.of()))
                .left("orders", ORDERS, row("10", "home", "DHL", "5", OLD), row("10", "home", "DHL", "5", OLD))
                .right("orders", ORDERS, row("10", "home", "DHL", "5", OLD))
                .both("reservations", "order_id reserved held", "SO-1 2 1")
                .found(folder);

        assertThat(found.result().classes())
                .containsExactly(
                        new ClassCount(DifferenceClass.INVENTORY_DRIFT, "", 1),
                        new ClassCount(DifferenceClass.DUPLICATE_EVENT, "", 1));
    }

    @Test
    void withoutOwnersNothingIsSorted() throws Exception {
        var found = comparison()
                .sortedFor(Map.of())
                .left("orders", ORDERS, row("10", "home", "DHL", "5", OLD))
                .right("orders", ORDERS)
                .found(folder);

        assertThat(found.result().classes()).isEmpty();
        assertThat(found.result().tally().keys().missingRight()).isOne();
    }
}
