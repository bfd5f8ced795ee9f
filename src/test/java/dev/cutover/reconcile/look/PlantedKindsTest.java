package dev.cutover.reconcile.look;

import static dev.cutover.reconcile.look.LiveRows.column;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.model.reconcile.ColumnRule;
import dev.cutover.model.reconcile.ColumnRule.As;
import dev.cutover.model.reconcile.Figure;
import dev.cutover.reconcile.recipe.ComparedSource;
import dev.cutover.reconcile.recipe.ComparisonRecipe;
import dev.cutover.reconcile.recipe.RecipeRequest;
import dev.cutover.run.comparison.ComparisonResult;
import dev.cutover.run.comparison.ComparisonTally;
import dev.cutover.run.comparison.Discrepancy;
import dev.cutover.run.comparison.ProblemKind;
import dev.cutover.spi.RecordSet;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each kind of difference is found as what it is, and nothing else beside it. */
class PlantedKindsTest {
    private static final int OTHERS = 50;

    private final LiveRows left = LiveRows.file("left.csv", "id", "status", "total");
    private final LiveRows right = LiveRows.file("right.csv", "id", "status", "total");

    @TempDir
    private Path folder;

    private final List<String> found = new ArrayList<>();

    PlantedKindsTest() {
        for (int i = 0; i < OTHERS; i++) {
            left.row("A" + i, "created", i + ".50");
            right.row("A" + (OTHERS - 1 - i), "created", OTHERS - 1 - i + ".50");
        }
    }

    @Test
    void equalRowsInAnotherOrderAreEqual() throws Exception {
        ComparisonResult result = compare(Map.of());
        assertThat(result.tally().keys()).isEqualTo(keys(OTHERS, 0, 0, 0, 0));
        assertThat(result.isWhole()).isTrue();
        assertThat(found).isEmpty();
    }

    @Test
    void missingOnTheLeft() throws Exception {
        right.row("B", "created", "1");
        assertThat(compare(Map.of()).tally().keys()).isEqualTo(keys(OTHERS, 0, 1, 0, 0));
        assertThat(found).containsExactly("B missing-left");
    }

    @Test
    void missingOnTheRightPastItsGreatestKey() throws Exception {
        left.row("ZZZ", "created", "1");
        assertThat(compare(Map.of()).tally().keys()).isEqualTo(keys(OTHERS, 0, 0, 1, 0));
        assertThat(found).containsExactly("ZZZ missing-right");
    }

    @Test
    void copyOnTheLeft() throws Exception {
        left.row("A7", "created", "7.50");
        assertThat(compare(Map.of()).tally().keys()).isEqualTo(keys(OTHERS - 1, 0, 0, 0, 1));
        assertThat(found).containsExactly("A7 duplicate-left");
    }

    @Test
    void copyOnTheRightWithAnotherValueIsBoth() throws Exception {
        right.row("A7", "shipped", "7.50");
        assertThat(compare(Map.of()).tally().keys()).isEqualTo(keys(OTHERS - 1, 0, 0, 0, 1));
        assertThat(found).containsExactly("A7 duplicate-right", "A7 value status created|shipped");
    }

    @Test
    void theSameCopiesOnBothSidesDoNotDiffer() throws Exception {
        left.row("B", "created", "1").row("B", "shipped", "2");
        right.row("B", "shipped", "2").row("B", "created", "1");
        compare(Map.of());
        assertThat(found).containsExactly("B duplicate-left", "B duplicate-right");
    }

    @Test
    void oneColumn() throws Exception {
        plant("B", "created", "1", "B", "shipped", "1");
        assertThat(compare(Map.of()).tally().keys()).isEqualTo(keys(OTHERS, 1, 0, 0, 0));
        assertThat(found).containsExactly("B value status created|shipped");
    }

    @Test
    void nullAgainstEmpty() throws Exception {
        plant("B", null, "1", "B", "", "1");
        ComparisonResult result = compare(Map.of());
        assertThat(found).containsExactly("B value status null|");
        assertThat(result.causes().get(0).signature())
                .isEqualTo("has no value on the left and an empty text on the right");
    }

    @Test
    void caseOnly() throws Exception {
        plant("B", "Created", "1", "B", "created", "1");
        assertThat(compare(Map.of()).causes().get(0).signature()).contains("upper and lower case only");
        assertThat(found).containsExactly("B value status Created|created");
    }

    @Test
    void trailingBlank() throws Exception {
        plant("B", "created", "1", "B", "created ", "1");
        assertThat(compare(Map.of()).causes().get(0).signature()).contains("white space at the ends only");
        assertThat(found).containsExactly("B value status created|created ");
    }

    @Test
    void columnBorder() throws Exception {
        plant("B", "a|b", "c", "B", "a", "b|c");
        compare(Map.of());
        assertThat(found).containsExactly("B value status a|b|a", "B value total c|b|c");
    }

    @Test
    void theSameChangeOnAnEvenNumberOfRows() throws Exception {
        plant("B", "created", "1", "B", "created", "2");
        plant("C", "created", "1", "C", "created", "2");
        ComparisonResult result = compare(Map.of());
        assertThat(result.tally().keys().different()).isEqualTo(2);
        assertThat(result.causes())
                .singleElement()
                .satisfies(cause -> assertThat(cause.signature()).isEqualTo("is 1 more on the right"));
    }

    @Test
    void twoKeysWithExchangedValues() throws Exception {
        left.row("B", "created", "1").row("C", "shipped", "2");
        right.row("C", "created", "1").row("B", "shipped", "2");
        assertThat(compare(Map.of()).tally().keys()).isEqualTo(keys(OTHERS, 2, 0, 0, 0));
        assertThat(found).hasSize(4);
    }

    @Test
    void timeShiftedByAZone() throws Exception {
        plant("B", "2026-03-01T10:00:00Z", "1", "B", "2026-03-01T11:00:00Z", "1");
        assertThat(compare(rule("status", time(Duration.ofMinutes(1))))
                        .causes()
                        .get(0)
                        .signature())
                .isEqualTo("is 1h later on the right");
        assertThat(found).hasSize(1);
    }

    @Test
    void decimalsOfAnotherScaleAreEqualOnlyAsNumbers() throws Exception {
        plant("B", "created", "10.5", "B", "created", "10.50");
        ComparisonResult asNumbers = compare(rule("total", number("0")));
        assertThat(asNumbers.tally().keys()).isEqualTo(new ComparisonTally.Keys(OTHERS + 1, 1, 0, 0, 0, 0, 0, 0, 0));
        assertThat(asNumbers.rules()).singleElement().hasToString("RuleUse[column=total, rule=number, keys=1]");
        ComparisonResult asTexts = compare(Map.of());
        assertThat(asTexts.tally().keys().different()).isEqualTo(1);
        assertThat(asTexts.advice())
                .singleElement()
                .asString()
                .contains("'total' differs once only in the form", "--compare total=number");
    }

    @Test
    void aTypedColumnNeedsNoRule() throws Exception {
        var one =
                LiveRows.set("old.orders", column("id", RecordSet.Type.TEXT), column("total", RecordSet.Type.DECIMAL));
        var other =
                LiveRows.set("new.orders", column("id", RecordSet.Type.TEXT), column("total", RecordSet.Type.DECIMAL));
        one.row("B", "10.5");
        other.row("B", "10.50");
        assertThat(compare(one, other, Map.of()).tally().keys().equal()).isEqualTo(1);
    }

    @Test
    void keysAreTexts() throws Exception {
        left.row("007", "created", "1");
        right.row("7", "created", "1");
        plant("9007199254740993", "created", "1", "9007199254740993", "created", "1");
        left.row("9007199254740992", "created", "1");
        left.row("caf\u00e9", "created", "1");
        right.row("cafe\u0301", "created", "1");
        assertThat(compare(Map.of()).tally().keys()).isEqualTo(keys(OTHERS + 1, 0, 2, 3, 0));
    }

    @Test
    void composedAgainstDecomposed() throws Exception {
        plant("B", "caf\u00e9", "1", "B", "cafe\u0301", "1");
        assertThat(compare(Map.of()).causes().get(0).signature()).contains("Unicode form");
        assertThat(found).hasSize(1);
    }

    @Test
    void numbersThatAreNone() throws Exception {
        plant("B", "created", "NaN", "B", "created", "1");
        plant("C", "created", "1e400", "C", "created", "1E+400");
        plant("D", "created", "-0", "D", "created", "0.00");
        plant("E", "created", "1e999999999", "E", "created", "2");
        plant("F", "created", "NaN", "F", "created", "NaN");
        plant("G", "created", "NaN", "G", "created", "nan");
        ComparisonResult result = compare(rule("total", number("0.01")));
        assertThat(found)
                .containsExactlyInAnyOrder(
                        "B value total NaN|1", "E value total 1e999999999|2", "G value total NaN|nan");
        assertThat(result.figures()).doesNotContainKey(Figure.MONEY_DIFFERENCE);
    }

    @Test
    void emptyOnOneSide() throws Exception {
        right.clear();
        assertThat(compare(Map.of()).tally().keys()).isEqualTo(keys(0, 0, 0, OTHERS, 0));
    }

    @Test
    void aBrokenRowMakesTheWholeIncomplete() throws Exception {
        left.broken();
        ComparisonResult result = compare(Map.of());
        assertThat(result.isWhole()).isFalse();
        assertThat(result.tally().left()).isEqualTo(new ComparisonTally.Rows(OTHERS, 1, true));
        assertThat(result.tally().keys()).isEqualTo(keys(OTHERS, 0, 0, 0, 0));
    }

    @Test
    void ofWhatASourceHasNotSentNothingIsSaid() throws Exception {
        right.stopsAfter(20);
        ComparisonResult result = compare(Map.of());
        assertThat(result.isWhole()).isFalse();
        assertThat(result.tally().keys()).isEqualTo(keys(20, 0, 0, 0, 0));
        assertThat(result.incomplete()).anySatisfy(why -> assertThat(why).contains("stopped after 20 rows"));
        assertThat(found).isEmpty();
    }

    @Test
    void moneyIsAddedUpWhateverTheTolerance() throws Exception {
        plant("B", "created", "10.00", "B", "created", "10.05");
        plant("C", "created", "7", "C", "created", "5.50");
        plant("D", "created", null, "D", "created", "2");
        plant("E", "created", "1.000", "E", "created", "1.005");
        ComparisonResult result = compare(rule("total", number("0.01")));
        assertThat(result.figures().get(Figure.MONEY_DIFFERENCE)).isEqualByComparingTo("3.55");
        assertThat(result.rules())
                .singleElement()
                .hasToString("RuleUse[column=total, rule=number within 0.01, keys=1]");
    }

    @Test
    void wordsOfTheOtherSystem() throws Exception {
        plant("B", "CANCELED", "1", "B", "cancelled", "1");
        plant("C", "CANCELED", "1", "C", "created", "1");
        var rule = new ColumnRule(new As.ByType(), Set.of(), Map.of("CANCELED", "cancelled"));
        ComparisonResult result = compare(rule("status", rule));
        assertThat(found).containsExactly("C value status CANCELED|created");
        assertThat(result.rules()).singleElement().hasToString("RuleUse[column=status, rule=map, keys=1]");
    }

    @Test
    void localTimesNeedTheirZone() throws Exception {
        plant("B", "2026-03-01 11:00:00", "1", "B", "2026-03-01T10:00:00Z", "1");
        var berlin =
                new ColumnRule(new As.Time(Duration.ZERO, Optional.of(ZoneId.of("Europe/Berlin"))), Set.of(), Map.of());
        assertThat(compare(rule("status", berlin)).tally().keys().byRule()).isEqualTo(1);
        assertThat(compare(rule("status", time(Duration.ZERO))).tally().keys().different())
                .isEqualTo(1);
    }

    private void plant(
            String leftKey,
            String leftStatus,
            String leftTotal,
            String rightKey,
            String rightStatus,
            String rightTotal) {
        left.row(leftKey, leftStatus, leftTotal);
        right.row(rightKey, rightStatus, rightTotal);
    }

    private static Map<String, ColumnRule> rule(String column, ColumnRule rule) {
        return Map.of(column, rule);
    }

    private static ColumnRule number(String tolerance) {
        return new ColumnRule(new As.Decimal(new BigDecimal(tolerance), false), Set.of(), Map.of());
    }

    private static ColumnRule time(Duration tolerance) {
        return new ColumnRule(new As.Time(tolerance, Optional.empty()), Set.of(), Map.of());
    }

    private static ComparisonTally.Keys keys(
            long equal, long different, long missingLeft, long missingRight, long duplicates) {
        return new ComparisonTally.Keys(equal, 0, different, missingLeft, missingRight, duplicates, 0, 0, 0);
    }

    private ComparisonResult compare(Map<String, ColumnRule> rules) throws Exception {
        return compare(left, right, rules);
    }

    private ComparisonResult compare(LiveRows one, LiveRows other, Map<String, ColumnRule> rules) throws Exception {
        var request = RecipeRequest.of(
                        new ComparedSource(one, Map.of()), new ComparedSource(other, Map.of()), List.of("id"))
                .withColumns(RecipeRequest.Columns.ALL.withRules(rules));
        var comparison = Comparison.in(
                folder.resolve("work"), ComparisonRecipe.of(request).plan().listingDifferences(), LookProgress.NONE);
        assertThat(comparison.look().isLast()).isTrue();
        found.clear();
        comparison.differences((key, problems, standing) -> problems.forEach(problem -> found.add(told(key, problem))));
        ComparisonResult result = comparison.result();
        comparison.remove();
        assertThat(folder).isEmptyDirectory();
        return result;
    }

    private static String told(List<String> key, Discrepancy problem) {
        String values = problem.kind() == ProblemKind.VALUE
                ? " " + problem.about() + " " + problem.left() + "|" + problem.right()
                : "";
        return String.join("/", key) + " " + problem.kind() + values;
    }

    @Test
    void anAmountThatCannotBeReadLeavesTheMoneyUndeterminedAndSaysSo() throws Exception {
        plant("B", "created", "10.00", "B", "created", "12");
        plant("C", "created", "7", "C", "created", "n/a");
        ComparisonResult result = compare(rule("total", number("0.01")));
        assertThat(result.figures()).doesNotContainKey(Figure.MONEY_DIFFERENCE);
        assertThat(result.advice()).contains("money-difference is not determined: 1 amount that differs is no number");
    }

    @Test
    void thatNoColumnSaysTheCurrencyIsSaid() throws Exception {
        plant("B", "created", "10.00", "B", "created", "12");
        assertThat(compare(rule("total", number("0.01"))).advice())
                .anyMatch(sentence -> sentence.startsWith("money-difference adds up amounts whatever their currency"));
    }
}
