package dev.cutover.reconcile.look;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.cutover.reconcile.recipe.ComparedSource;
import dev.cutover.reconcile.recipe.ComparisonRecipe;
import dev.cutover.reconcile.recipe.RecipeRequest;
import dev.cutover.run.comparison.Cause;
import dev.cutover.run.comparison.ComparisonResult;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Causes, not rows. */
class CausesTest {
    private static final String[] COLUMNS = {"id", "region", "status", "total", "tax", "placed_at"};

    private final LiveRows left = LiveRows.file("left.csv", COLUMNS);
    private final LiveRows right = LiveRows.file("right.csv", COLUMNS);

    @TempDir
    private Path folder;

    @Test
    void theTaxInOneRegion() throws Exception {
        int withTax = 0;
        for (int i = 0; i < 20_000; i++) {
            String region = i % 25 < 3 ? "eu-central" : "us-" + i % 4;
            boolean isPlanted = i % 25 < 3 ? i % 2 == 0 : i % 500 == 10;
            BigDecimal tax = BigDecimal.valueOf(100 + i % 900, 2);
            BigDecimal total = BigDecimal.valueOf(1_000 + 7L * i, 2);
            withTax += isPlanted ? 1 : 0;
            left.row("A" + i, region, "created", total.toString(), tax.toString(), "");
            String other = (isPlanted ? total.subtract(tax) : total).toString();
            right.row("A" + i, region, "created", other, tax.toString(), "");
        }
        ComparisonResult result = compare();
        assertThat(result.causes()).singleElement().satisfies(cause -> {
            assertThat(cause.signature()).isEqualTo("differs by exactly tax");
            assertThat(cause.where().orElseThrow().value()).isEqualTo("eu-central");
            assertThat(cause.where().orElseThrow().share()).isGreaterThan(0.95);
            assertThat(cause.where().orElseThrow().usual()).isCloseTo(0.12, within(0.001));
            assertThat(cause.samples()).hasSize(10);
        });
        assertThat(result.causes().get(0).count()).isEqualTo(withTax);
        assertThat(result.causes().get(0).atLeast()).isFalse();
    }

    @Test
    void eachProblemIsInOneCause() throws Exception {
        for (int i = 0; i < 300; i++) {
            BigDecimal total = BigDecimal.valueOf(1_000 + 37L * i, 2);
            BigDecimal changed = i % 3 == 0
                    ? total.add(new BigDecimal("0.05"))
                    : i % 3 == 1 ? total.movePointRight(2) : total.add(BigDecimal.valueOf(i * 131L + 7, 2));
            left.row("A" + i, "r", "created", total.toString(), "1.01", "");
            right.row("A" + i, "r", "created", changed.toString(), "1.01", "");
        }
        assertThat(told(compare()))
                .containsExactly(
                        "100 differs in no common way",
                        "100 is 0.05 more on the right",
                        "100 is 100 times as much on the right");
    }

    @Test
    void aConstantDeltaIsNoColumn() throws Exception {
        for (int i = 0; i < 100; i++) {
            String tax = i % 3 == 0 ? "1" : "2.5";
            left.row("A" + i, "r", "created", "" + (10 + i), tax, "");
            right.row("A" + i, "r", "created", "" + (11 + i), tax, "");
        }
        assertThat(told(compare())).containsExactly("100 is 1 more on the right");
    }

    @Test
    void wordsOfTheOtherSide() throws Exception {
        for (int i = 0; i < 60; i++) {
            left.row("A" + i, "r", i % 2 == 0 ? "CANCELED" : "OPEN", "1", "1", "");
            right.row("A" + i, "r", i % 2 == 0 ? "cancelled" : "created", "1", "1", "");
        }
        ComparisonResult result = compare();
        assertThat(told(result))
                .containsExactly(
                        "30 is 'CANCELED' on the left, 'cancelled' on the right",
                        "30 is 'OPEN' on the left, 'created' on the right");
        assertThat(result.advice())
                .singleElement()
                .asString()
                .contains("'CANCELED' is 'cancelled', 'OPEN' is 'created'", "--map status:CANCELED=cancelled");
    }

    @Test
    void wordsAreFoundBesideAColumnOfManyAmounts() throws Exception {
        for (int i = 0; i < 3_000; i++) {
            boolean isCancelled = i % 10 == 0;
            left.row("A" + i, "r", isCancelled ? "CANCELED" : "open", i + ".10", "1", "");
            right.row("A" + i, "r", isCancelled ? "cancelled" : "open", 7L * i * i + ".37", "1", "");
        }
        assertThat(compare().advice())
                .anySatisfy(sentence -> assertThat(sentence).contains("--map status:CANCELED=cancelled"));
    }

    @Test
    void whatIsNotRegularIsNoVocabulary() throws Exception {
        for (int i = 0; i < 60; i++) {
            left.row("A" + i, "r", "created", "1", "1", "");
            right.row("A" + i, "r", i % 2 == 0 ? "picked" : "packed", "1", "1", "");
        }
        assertThat(compare().advice()).singleElement().asString().startsWith("'status' differs in all of the keys");
    }

    @Test
    void anotherZone() throws Exception {
        for (int i = 0; i < 60; i++) {
            left.row("A" + i, "r", "created", "1", "1", "2026-03-01T10:" + (10 + i % 50) + ":00");
            right.row("A" + i, "r", "created", "1", "1", "2026-03-01T12:" + (10 + i % 50) + ":00");
        }
        ComparisonResult result = compare();
        assertThat(told(result)).containsExactly("60 is 2h later on the right");
        assertThat(result.advice()).singleElement().asString().contains("looks like another time zone", "--zone");
    }

    @Test
    void aColumnThatEachSystemWritesForItself() throws Exception {
        for (int i = 0; i < 60; i++) {
            left.row("A" + i, "r", "x" + i, "1", "1", "");
            right.row("A" + i, "r", "y" + i * 3, "1", "1", "");
        }
        assertThat(compare().advice()).singleElement().asString().contains("--ignore status");
    }

    @Test
    void noiseHasNoPlace() throws Exception {
        for (int i = 0; i < 1_000; i++) {
            left.row("A" + i, "r" + i % 5, "created", "1", "1", "");
            right.row("A" + i, "r" + i % 5, i % 7 == 0 ? "packed" : "created", "1", "1", "");
        }
        assertThat(compare().causes())
                .singleElement()
                .satisfies(cause -> assertThat(cause.where()).isEmpty());
    }

    @Test
    void samplesDoNotDependOnTheOrderOfReading() throws Exception {
        for (int i = 0; i < 200; i++) {
            left.row("A" + i, "r", "created", "1", "1", "");
            right.row("A" + i, "r", "packed", "1", "1", "");
        }
        List<Cause.Sampled> samples = compare().causes().get(0).samples();
        left.clear();
        right.clear();
        for (int i = 199; i >= 0; i--) {
            left.row("A" + i, "r", "created", "1", "1", "");
            right.row("A" + i, "r", "packed", "1", "1", "");
        }
        assertThat(compare().causes().get(0).samples()).isEqualTo(samples).hasSize(10);
    }

    @Test
    void longValuesAreCutAndSaySo() throws Exception {
        left.row("A", "r", "x".repeat(5_000), "1", "1", "");
        right.row("A", "r", "x".repeat(5_000) + " ", "1", "1", "");
        Cause cause = compare().causes().get(0);
        assertThat(cause.signature()).contains("white space");
        assertThat(cause.samples().get(0).problem().right())
                .hasSizeLessThan(250)
                .endsWith("… (5,001 characters)");
    }

    @Test
    void hugeNumbersAreToldWithAnExponent() throws Exception {
        left.row("A", "r", "s", "1", "1", "");
        right.row("A", "r", "s", "1e400", "1", "");
        left.row("B", "r", "s", "0", "1", "");
        right.row("B", "r", "s", "123456789012345678901234567890.12", "1", "");
        assertThat(told(compare()))
                .containsExactly("1 is 1.23456789012346E+29 more on the right", "1 is 1E+400 more on the right");
    }

    private static List<String> told(ComparisonResult result) {
        return result.causes().stream()
                .map(cause -> cause.count() + " " + cause.signature())
                .sorted()
                .toList();
    }

    private ComparisonResult compare() throws Exception {
        var request = RecipeRequest.of(
                        new ComparedSource(left, Map.of()), new ComparedSource(right, Map.of()), List.of("id"))
                .withColumns(RecipeRequest.Columns.ALL.withDimensions(List.of("region", "none")));
        var comparison = Comparison.in(
                folder.resolve("work"), ComparisonRecipe.of(request).plan(), LookProgress.NONE);
        comparison.look();
        ComparisonResult result = comparison.result();
        comparison.remove();
        return result;
    }
}
