package dev.cutover.reconcile.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cutover.model.Threshold;
import dev.cutover.model.reconcile.Account;
import dev.cutover.model.reconcile.AccountEquation;
import dev.cutover.model.reconcile.Figure;
import dev.cutover.model.reconcile.Looks;
import dev.cutover.model.reconcile.Reconciliation;
import dev.cutover.model.reconcile.Total;
import dev.cutover.reconcile.input.UnfitCheck;
import dev.cutover.run.comparison.MoneyDifference;
import dev.cutover.run.comparison.TotalLine;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AmountsTest {
    private static final String ORDERS = "order_id region updated_at";
    private static final String LINES = "order_id line_no ordered shipped cancelled open";
    private static final String MONEY = "order_id amount currency kind";

    @TempDir
    private Path folder;

    private static TableComparison account(String text, List<String> per, Optional<String> by) {
        var equation = AccountEquation.parse(text);
        assertThat(equation.mistakes()).isEmpty();
        var account = new Account("sums", per, equation.left(), equation.right(), by, text);
        return new TableComparison()
                .both("orders", ORDERS, "SO-1 us-east .")
                .with(new Reconciliation.Checks(
                        Optional.empty(), Optional.empty(), List.of(), List.of(account), Map.of()));
    }

    @Test
    void aLineThatDoesNotAddUpIsFoundThoughBothSidesAgreeOnIt() throws Exception {
        var found = account(
                        "lines.ordered = lines.shipped + lines.cancelled + lines.open",
                        List.of("order_id", "line_no"),
                        Optional.empty())
                .both("lines", LINES, "SO-1 1 5 3 1 1", "SO-1 2 5 3 . 1", "SO-1 3 2.50 2.5 0 0")
                .found(folder);

        assertThat(found.problems().get("SO-1"))
                .containsExactly(
                        "unbalanced sums: 5 = 3 + 0 + 1 (line_no 2) | null",
                        "unbalanced sums: null | 5 = 3 + 0 + 1 (line_no 2)");
        assertThat(found.result().tally().keys().faulty()).isOne();
        assertThat(found.result().figures().get(Figure.UNBALANCED)).isEqualByComparingTo(new BigDecimal(2));
    }

    @Test
    void currenciesAreNeverAddedUpWithEachOther() throws Exception {
        var found = account(
                        "money.amount[kind=captured] - money.amount[kind=refunded] = 0",
                        List.of("order_id"),
                        Optional.of("currency"))
                .both("money", MONEY, "SO-1 10 EUR captured", "SO-1 10 USD refunded")
                .found(folder);

        assertThat(found.problems().get("SO-1"))
                .contains(
                        "unbalanced sums: 10 - 0 = 0 (currency EUR) | null",
                        "unbalanced sums: 0 - 10 = 0 (currency USD) | null");
    }

    @Test
    void severalRecordSetsAreAddedUpAndRowsCounted() throws Exception {
        var found = account("lines.* = money.*", List.of("order_id"), Optional.empty())
                .left("lines", LINES, "SO-1 1 5 3 1 1")
                .left("money", MONEY, "SO-1 1 EUR refunded", "SO-1 1 EUR refunded")
                .found(folder);

        assertThat(found.problems().get("SO-1")).containsExactly("unbalanced sums: 1 = 2 | null");
        assertThat(found.result().advice())
                .contains("The account 'sums' was checked on old alone: fresh does not have all of its record sets");
    }

    @ParameterizedTest
    @ValueSource(strings = {"10,50", "NaN", "1e999999999", "x"})
    void anAmountThatIsNoNumberIsAFindingAndNeverZero(String amount) throws Exception {
        var found = account("money.amount = 0", List.of("order_id"), Optional.empty())
                .both("money", MONEY, "SO-1 " + amount + " EUR captured")
                .found(folder);

        assertThat(found.problems().get("SO-1"))
                .contains("unbalanced sums: old.money.amount is no number: " + amount + " | null");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a.b = c.d                   | ''",
                "in-flight.a - b.* = 0       | ''",
                "0 = a.b[k=held] + a.b[k='x y']] | is no term",
                "a.b                         | is no equation",
                "a.b = c.d = e.f             | is no equation",
                "a.b = c.d +                 | ends without a term",
                "a.b + + c.d = 0             | is out of place",
                "a.b c.d = 0                 | is out of place",
                "ab = 0                      | is no term",
                "0 = 0                       | says nothing"
            })
    void anEquationIsReadOrItsMistakeSaid(String text, String mistake) {
        var mistakes = AccountEquation.parse(text).mistakes();

        if (mistake.isEmpty()) {
            assertThat(mistakes).isEmpty();
        } else {
            assertThat(mistakes).anyMatch(sentence -> sentence.contains(mistake));
        }
    }

    private static TableComparison totals(Total... totals) {
        return new TableComparison()
                .with(new Reconciliation.Checks(
                        Optional.empty(), Optional.empty(), List.of(totals), List.of(), Map.of()));
    }

    private static final Total COUNT = new Total("orders", "orders", Optional.empty(), Optional.empty());
    private static final Total REFUNDS = new Total("refunds", "money", Optional.of("amount"), Optional.of("currency"));

    @Test
    void totalsAreToldPerSegmentInTheirOrderAndWithTheirOrdersNamed() throws Exception {
        var found = totals(REFUNDS, COUNT)
                .both("orders", ORDERS, "SO-1 us-east .", "SO-2 us-west .", "SO-3 us-west .")
                .left("money", MONEY, "SO-1 10.50 EUR refunded", "SO-2 3 USD refunded")
                .right("money", MONEY, "SO-1 10.5 EUR refunded", "SO-2 3 USD refunded", "SO-2 4 USD refunded")
                .found(folder);

        assertThat(found.result().totals())
                .containsExactly(
                        line("refunds", "region=us-east", "EUR", "10.5", "10.5"),
                        line("refunds", "region=us-west", "USD", "3", "7"),
                        line("orders", "region=us-east", "", "1", "1"),
                        line("orders", "region=us-west", "", "2", "2"));
        assertThat(found.problems()).containsExactly(Map.entry("SO-2", List.of("total refunds: 3 | 7")));
        assertThat(found.result().figures().get(Figure.TOTALS)).isEqualByComparingTo(BigDecimal.ONE);
    }

    private static TotalLine line(String name, String segment, String by, String left, String right) {
        return new TotalLine(name, segment, by, new BigDecimal(left), new BigDecimal(right));
    }

    @Test
    void aMovingKeyIsLeftOutOnBothSides() throws Exception {
        var found = totals(COUNT)
                .left("orders", ORDERS, "SO-1 us-east 2026-01-15T02:00:00Z", "SO-2 us-east 2026-01-15T02:59:50Z")
                .right("orders", ORDERS, "SO-1 us-east 2026-01-15T02:00:00Z")
                .looking(new Looks(Optional.of(Duration.ofSeconds(30)), "updated_at", Duration.ZERO, 2))
                .found(folder);

        assertThat(found.result().totals()).containsExactly(line("orders", "region=us-east", "", "1", "1"));
        assertThat(found.result().figures().get(Figure.TOTALS)).isZero();
        assertThat(found.result().advice())
                .contains("The totals leave out 1 key whose rows were still changing, on both sides");
    }

    @Test
    void rowsThatChangedWhileTheOthersWereReadDoNotAddUpAndAreMoving() throws Exception {
        var found = stock().left(
                        "reservations", "order_id quantity state updated_at", "SO-1 1 consumed 2026-01-15T02:56:00Z")
                .left("events", "order_id quantity kind recorded_at", "SO-1 1 reserved 2026-01-15T02:00:00Z")
                .readingLeft("events", TableSource.READ.minusSeconds(300))
                .found(folder);

        assertThat(found.problems()).isEmpty();
        assertThat(found.result().tally().keys().moving()).isOne();
        assertThat(found.result().figures().get(Figure.UNBALANCED)).isZero();
    }

    @Test
    void anEventThatCameAfterTheStateWasReadIsMovingThoughItIsNeverChanged() throws Exception {
        var found = stock().left(
                        "reservations", "order_id quantity state updated_at", "SO-1 1 held 2026-01-15T02:00:00Z")
                .left(
                        "events",
                        "order_id quantity kind recorded_at",
                        "SO-1 1 reserved 2026-01-15T02:00:00Z",
                        "SO-1 1 consumed 2026-01-15T02:59:50Z")
                .found(folder);

        assertThat(found.problems()).isEmpty();
        assertThat(found.result().tally().keys().moving()).isOne();
    }

    @Test
    void rowsThatRestedWhileTheyWereReadAndDoNotAddUpAreAFinding() throws Exception {
        var found = stock().left(
                        "reservations", "order_id quantity state updated_at", "SO-1 1 consumed 2026-01-15T02:54:00Z")
                .left("events", "order_id quantity kind recorded_at", "SO-1 1 reserved 2026-01-15T02:00:00Z")
                .readingLeft("events", TableSource.READ.minusSeconds(300))
                .found(folder);

        assertThat(found.problems().get("SO-1")).containsExactly("unbalanced sums: 1 = 0 + 0 | null");
        assertThat(found.result().figures().get(Figure.UNBALANCED)).isEqualByComparingTo(BigDecimal.ONE);
    }

    private static TableComparison stock() {
        return account(
                        "events.quantity[kind=reserved] = events.quantity[kind=consumed]"
                                + " + reservations.quantity[state=held]",
                        List.of("order_id"),
                        Optional.empty())
                .looking(new Looks(Optional.of(Duration.ofSeconds(30)), "updated_at", Duration.ZERO, 2));
    }

    @Test
    void moreLinesThanCanBeToldAreAddedUpAllTheSame() throws Exception {
        var rows = new String[5_000];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = "SO-1 1 C" + i + " refunded";
        }
        var found = totals(REFUNDS)
                .both("orders", ORDERS, "SO-1 us-east .")
                .both("money", MONEY, rows)
                .found(folder);

        assertThat(found.result().totals()).containsExactly(line("refunds", "region=us-east", "", "5000", "5000"));
    }

    @Test
    void anAmountThatCannotBeReadMakesTheTotalIncompleteOnBothSides() throws Exception {
        var found = totals(REFUNDS)
                .both("orders", ORDERS, "SO-1 us-east .", "SO-2 us-east .")
                .both("money", MONEY, "SO-1 10,50 EUR refunded", "SO-2 3 EUR refunded")
                .found(folder);

        assertThat(found.result().totals()).containsExactly(line("refunds", "region=us-east", "EUR", "3", "3"));
        assertThat(found.result().incomplete())
                .containsExactly(
                        "the total 'refunds' lacks what could not be read of 1 key: old.money.amount is no number");
        assertThat(found.result().advice())
                .contains("the total 'refunds' lacks an amount since old.money.amount is no number: `10,50`");
    }

    @Test
    void anAmountThatCannotBeReadIsMissedWhereTheOrderDiffersAnyway() throws Exception {
        var found = totals(REFUNDS)
                .left("orders", ORDERS, "SO-1 us-east .")
                .right("orders", ORDERS, "SO-2 us-east .")
                .left("money", MONEY, "SO-1 x EUR refunded")
                .right("money", MONEY, "SO-2 3 EUR refunded")
                .found(folder);

        assertThat(found.result().incomplete())
                .containsExactly(
                        "the total 'refunds' lacks what could not be read of 1 key: old.money.amount is no number");
    }

    @Test
    void whatIsShippedTwiceIsCountedOncePerPieceWhereItHasALimit() throws Exception {
        var limit = new Threshold(Threshold.Comparison.EQUAL, 0, 0, false, "= 0");
        var found = new TableComparison()
                .passing(Map.of(Figure.DUPLICATE_SHIPMENTS, limit))
                .both("orders", ORDERS, "SO-1 us-east .", "SO-2 us-east .")
                .both(
                        "shipments",
                        "shipment_id order_id line_no piece",
                        "P1 SO-1 1 1",
                        "P2 SO-1 1 2",
                        "P3 SO-1 1 2",
                        "P4 SO-2 1 1",
                        "P5 SO-2 2 1")
                .found(folder);

        assertThat(found.problems().get("SO-1"))
                .containsExactly(
                        "shipped-again line_no 1, piece 2: 2 times | null",
                        "shipped-again line_no 1, piece 2: null | 2 times");
        assertThat(found.problems()).containsOnlyKeys("SO-1");
        assertThat(found.result().figures().get(Figure.DUPLICATE_SHIPMENTS)).isEqualByComparingTo(BigDecimal.ONE);
        assertThat(found.result().tally().keys().faulty()).isOne();
    }

    @Test
    void withoutARecordOfShipmentsALimitForDuplicatesIsRefused() {
        var limit = new Threshold(Threshold.Comparison.EQUAL, 0, 0, false, "= 0");
        var comparison = new TableComparison()
                .passing(Map.of(Figure.DUPLICATE_SHIPMENTS, limit))
                .both("orders", ORDERS, "SO-1 us-east .");

        assertThatThrownBy(() -> comparison.found(folder))
                .isInstanceOf(UnfitCheck.class)
                .hasMessageContaining(
                        "no side has a record set 'shipments', which the figure duplicate-shipments needs");
    }

    @Test
    void moneyIsWhatTheTotalsNameByCurrencyAndEachCurrencyCountsByItself() throws Exception {
        var found = totals(REFUNDS)
                .both("orders", ORDERS, "SO-1 us-east .", "SO-2 us-east .")
                .left("money", MONEY, "SO-1 10.50 EUR refunded", "SO-2 3 USD refunded")
                .right("money", MONEY, "SO-1 10 EUR refunded", "SO-2 9 USD refunded")
                .found(folder);

        assertThat(found.result().money())
                .containsExactly(
                        new MoneyDifference("USD", new BigDecimal("6")),
                        new MoneyDifference("EUR", new BigDecimal("0.5")));
        assertThat(found.result().figures().get(Figure.MONEY_DIFFERENCE)).isEqualByComparingTo("6");
    }
}
