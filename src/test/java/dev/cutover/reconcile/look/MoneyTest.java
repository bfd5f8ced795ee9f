package dev.cutover.reconcile.look;

import static dev.cutover.reconcile.look.LiveRows.column;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.model.reconcile.Figure;
import dev.cutover.reconcile.recipe.ComparedSource;
import dev.cutover.reconcile.recipe.ComparisonRecipe;
import dev.cutover.reconcile.recipe.RecipeRequest;
import dev.cutover.run.comparison.ComparisonResult;
import dev.cutover.run.comparison.MoneyDifference;
import dev.cutover.spi.RecordSet;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Amounts are decimals, each currency by itself; what counts something is no amount. */
class MoneyTest {
    private final LiveRows left = orders("old.orders");
    private final LiveRows right = orders("new.orders");

    @TempDir
    private Path folder;

    private static LiveRows orders(String name) {
        return LiveRows.set(
                name,
                column("id", RecordSet.Type.TEXT),
                column("total", RecordSet.Type.DECIMAL),
                column("tax", RecordSet.Type.DECIMAL),
                column("version", RecordSet.Type.WHOLE),
                column("currency", RecordSet.Type.TEXT));
    }

    private ComparisonResult compare() throws Exception {
        var request = RecipeRequest.of(
                new ComparedSource(left, Map.of()), new ComparedSource(right, Map.of()), List.of("id"));
        var comparison = Comparison.in(
                folder.resolve("work"), ComparisonRecipe.of(request).plan(), LookProgress.NONE);
        comparison.look();
        return comparison.result();
    }

    @Test
    void eachCurrencyIsAddedUpByItselfAndTheWorstIsTheFigure() throws Exception {
        left.row("A", "10.00", "1", "1", "EUR").row("B", "3", "1", "1", "EUR").row("C", "500", "1", "1", "JPY");
        right.row("A", "12.50", "1.5", "1", "EUR")
                .row("B", "2", "1", "1", "EUR")
                .row("C", "400", "1", "1", "JPY");
        var result = compare();
        assertThat(result.money())
                .containsExactly(
                        new MoneyDifference("JPY", new BigDecimal("100")),
                        new MoneyDifference("EUR", new BigDecimal("4")));
        assertThat(result.figures().get(Figure.MONEY_DIFFERENCE)).isEqualByComparingTo("100");
    }

    @Test
    void aVersionIsNoAmount() throws Exception {
        left.row("A", "10.00", "1", "1", "EUR");
        right.row("A", "10.00", "1", "8", "EUR");
        var result = compare();
        assertThat(result.tally().keys().different()).isOne();
        assertThat(result.money()).isEmpty();
        assertThat(result.figures().get(Figure.MONEY_DIFFERENCE)).isZero();
    }

    @Test
    void amountsOfTwoCurrenciesCountInFull() throws Exception {
        left.row("A", "10", "1", "1", "EUR");
        right.row("A", "11", "1", "1", "USD");
        assertThat(compare().money())
                .containsExactly(
                        new MoneyDifference("USD", new BigDecimal("11")),
                        new MoneyDifference("EUR", new BigDecimal("10")));
    }
}
