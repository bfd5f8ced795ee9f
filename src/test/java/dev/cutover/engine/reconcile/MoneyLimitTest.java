package dev.cutover.engine.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.model.Threshold;
import dev.cutover.model.reconcile.Figure;
import dev.cutover.model.reconcile.Limit;
import dev.cutover.run.comparison.ComparisonResult;
import dev.cutover.run.comparison.ComparisonTally;
import dev.cutover.run.comparison.FigureText;
import dev.cutover.run.comparison.MoneyDifference;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A limit of money holds for each currency by itself; what is not determined never passes. */
class MoneyLimitTest {
    private static final Limit FIFTY = new Threshold(Threshold.Comparison.AT_MOST, 50, 50, false, "<= 50");

    private static String judged(Map<Figure, BigDecimal> figures, MoneyDifference... money) {
        var result = new ComparisonResult(
                "r",
                ComparisonTally.NONE,
                figures,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Arrays.asList(money));
        var judged = FigureLimits.judge(Map.of(Figure.MONEY_DIFFERENCE, FIFTY), result);
        return judged.stream()
                .map(figure -> figure.passed() + ": " + FigureText.of(figure))
                .findFirst()
                .orElseThrow();
    }

    private static String judged(MoneyDifference... money) {
        var most = Arrays.stream(money).map(MoneyDifference::amount).max(Comparator.naturalOrder());
        return judged(Map.of(Figure.MONEY_DIFFERENCE, most.orElse(BigDecimal.ZERO)), money);
    }

    private static MoneyDifference of(String currency, String amount) {
        return new MoneyDifference(currency, new BigDecimal(amount));
    }

    @Test
    void theWorstCurrencyIsShown() {
        assertThat(judged(of("JPY", "100"), of("EUR", "4")))
                .isEqualTo("false: money-difference is 100 JPY, must be <= 50");
        assertThat(judged(of("EUR", "40"), of("USD", "39")))
                .isEqualTo("true: money-difference is 40 EUR, must be <= 50");
    }

    @Test
    void withoutACurrencyTheAmountStandsAlone() {
        assertThat(judged(of("", "51"))).isEqualTo("false: money-difference is 51, must be <= 50");
        assertThat(judged()).isEqualTo("true: money-difference is 0, must be <= 50");
    }

    @Test
    void whatIsNotDeterminedNeverPasses() {
        assertThat(judged(Map.of()))
                .isEqualTo("false: money-difference could not be determined (no column with amounts is compared, or an"
                        + " amount that differs is no number), must be <= 50");
    }
}
