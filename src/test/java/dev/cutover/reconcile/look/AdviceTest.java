package dev.cutover.reconcile.look;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.model.reconcile.ColumnRule;
import dev.cutover.model.reconcile.DatePattern;
import dev.cutover.model.reconcile.Side;
import dev.cutover.model.reconcile.WrittenForm;
import dev.cutover.reconcile.recipe.ComparedSource;
import dev.cutover.reconcile.recipe.ComparisonRecipe;
import dev.cutover.reconcile.recipe.RecipeRequest;
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

/** What a result advises: how a side writes its values, and never to overlook a column that somebody has a rule for. */
class AdviceTest {
    private static final ColumnRule NUMBER =
            new ColumnRule(new ColumnRule.As.Decimal(BigDecimal.ZERO, false), Set.of(), Map.of());
    private static final ColumnRule TIME =
            new ColumnRule(new ColumnRule.As.Time(Duration.ZERO, Optional.empty()), Set.of(), Map.of());

    private final LiveRows left = LiveRows.file("left.csv", "id", "value");
    private final LiveRows right = LiveRows.file("right.csv", "id", "value");

    @TempDir
    private Path folder;

    private List<String> advice(Map<String, ColumnRule> rules) throws Exception {
        var request = RecipeRequest.of(
                        new ComparedSource(left, Map.of()), new ComparedSource(right, Map.of()), List.of("id"))
                .withColumns(RecipeRequest.Columns.ALL.withRules(rules));
        var comparison = Comparison.in(
                folder.resolve("work"), ComparisonRecipe.of(request).plan(), LookProgress.NONE);
        comparison.look();
        return comparison.result().advice();
    }

    private void rows(int count, String onLeft, String onRight) {
        for (int i = 0; i < count; i++) {
            left.row("A" + i, onLeft);
            right.row("A" + i, onRight);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "785.991,48 | --decimal left:, (in a runbook value: { as: number, decimal: { left: \",\" } })",
                "0,5        | --decimal left:, (in a runbook value: { as: number, decimal: { left: \",\" } })",
                "785,991.48 | --decimal left:. (in a runbook value: { as: number, decimal: { left: \".\" } })"
            })
    void numbersOfAnotherFormNameTheSignOfTheirSide(String value, String helps) throws Exception {
        rows(5_000, value, "785991.49");

        assertThat(advice(Map.of("value", NUMBER)))
                .filteredOn(sentence -> sentence.startsWith("'value'"))
                .singleElement()
                .isEqualTo("'value': 5,000 values on the left are no numbers (for example `" + value + "`): " + helps);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "24.11.2026          | are no times | --dates left:dd.MM.yyyy (in a runbook value: { as: time, dates: { left: dd.MM.yyyy } })",
                "24.11.2026 03:03    | are no times | --dates 'left:dd.MM.yyyy HH:mm' (in a runbook value: { as: time, dates: { left: dd.MM.yyyy HH:mm } })",
                "24/11/2026 03:03:07 | are no times | --dates 'left:dd/MM/yyyy HH:mm:ss' (in a runbook value: { as: time, dates: { left: dd/MM/yyyy HH:mm:ss } })",
                "2026-11-24 03:03    | state no zone | --zone left:ZONE (in a runbook value: { as: time, zone: { left: ZONE } })"
            })
    void timesOfAnotherFormNameThePatternOfTheirSide(String value, String found, String helps) throws Exception {
        rows(20, value, "2026-11-24T02:03:00Z");

        assertThat(advice(Map.of("value", TIME)))
                .singleElement()
                .isEqualTo("'value': 20 values on the left " + found + " (for example `" + value + "`): " + helps);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "01/12/2026 | 31/01/2026 | --dates left:dd/MM/yyyy (in",
                "12/01/2026 | 01/31/2026 | --dates left:MM/dd/yyyy (in",
                "01/12/2026 | 02/11/2026 | --dates left:MM/dd/yyyy or left:dd/MM/yyyy, since no value tells the day from the month (in",
            })
    void theDayIsToldFromTheMonthByAValueThatIsNoMonth(String one, String other, String helps) throws Exception {
        left.row("A", one).row("B", other);
        right.row("A", "2026-11-24T02:03:00Z").row("B", "2026-11-24T02:03:00Z");

        assertThat(advice(Map.of("value", TIME)))
                .singleElement()
                .asString()
                .contains("2 values", "(for example `" + other + "`): " + helps);
    }

    @Test
    void aFormThatWasGivenIsNotAdvised() throws Exception {
        rows(1, "31.02.2026", "2026-11-24T02:03:00Z");
        var german = WrittenForm.USUAL.withDates(new DatePattern("dd.MM.yyyy"));

        assertThat(advice(Map.of("value", TIME.withWritten(Map.of(Side.LEFT, german)))))
                .contains("'value': 1 value on the left is no time (for example `31.02.2026`): there is no such day or"
                        + " time in the form dd.MM.yyyy");
    }

    @Test
    void aSignThatWasGivenIsNotAdvised() throws Exception {
        rows(1, "1 500,25", "7");
        var comma = WrittenForm.USUAL.withDecimal(',');

        assertThat(advice(Map.of("value", NUMBER.withWritten(Map.of(Side.LEFT, comma)))))
                .contains("'value': 1 value on the left is no number (for example `1 500,25`)");
    }

    @Test
    void valuesThatAreNotInTheFormThatWasGivenAreCountedEvenWhereTheyAgree() throws Exception {
        left.row("A", "-1.5").row("B", "1.500").row("C", "2.5");
        right.row("A", "-1.5").row("B", "1500").row("C", "2.5");
        var comma = WrittenForm.USUAL.withDecimal(',');

        assertThat(advice(Map.of("value", NUMBER.withWritten(Map.of(Side.LEFT, comma)))))
                .containsExactly(
                        "'value': 2 values of left.csv are not in the form that was given (decimal ,), and were"
                                + " compared as they stand (for example `-1.5`)");
    }

    @Test
    void whatIsNoNumberInAnyFormIsOnlySaid() throws Exception {
        rows(1, "n/a", "7");

        assertThat(advice(Map.of("value", NUMBER)))
                .anyMatch(sentence -> sentence.equals("'value': 1 value on the left is no number (for example `n/a`)"));
    }

    @Test
    void aColumnWithARuleIsNeverToBeIgnored() throws Exception {
        for (int i = 0; i < 50; i++) {
            left.row("A" + i, "" + i);
            right.row("A" + i, "" + (i * i * 3 + 7));
        }

        assertThat(advice(Map.of("value", NUMBER)))
                .noneMatch(sentence -> sentence.contains("--ignore"))
                .anyMatch(sentence -> sentence.contains("it lacks a mapping of its values"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1.234,56         | 1234.56              | numbers | --compare value=number --decimal left:, (in a runbook value: { as: number, decimal: { left: \",\" } })",
                "1,234            | 1234                 | numbers | --compare value=number --decimal left:. (in a runbook value: { as: number, decimal: { left: \".\" } })",
                "1,234            | 1.234                | numbers | --compare value=number --decimal left:, (in a runbook value: { as: number, decimal: { left: \",\" } })",
                "24.11.2026 03:03 | 2026-11-24T02:03:00Z | times   | --compare value=time --dates left:'dd.MM.yyyy HH:mm' (in a runbook value: { as: time, dates: { left: dd.MM.yyyy HH:mm } })",
                "11/24/2026       | 2026-11-24           | times   | --compare value=time --dates left:'MM/dd/yyyy' (in a runbook value: { as: time, dates: { left: MM/dd/yyyy } })",
                "11/12/2026       | 2026-12-11           | times   | --compare value=time --dates says whether the day comes first (left:dd/MM/yyyy) or the month (left:MM/dd/yyyy)"
            })
    void aColumnWithoutARuleIsReadInItsOwnForm(String onLeft, String onRight, String what, String helps)
            throws Exception {
        rows(20, onLeft, onRight);

        assertThat(advice(Map.of()))
                .containsExactly("'value' has " + what + " in another form on the left (for example `" + onLeft + "`): "
                        + helps);
    }

    @Test
    void aDateWithPointsDoesNotTellTheDayOfThoseWithSlashes() throws Exception {
        rows(9, "01/02/2026", "2026-02-01");
        left.row("Z", "24.11.2026");
        right.row("Z", "2026-11-24");

        assertThat(advice(Map.of())).first().asString().contains("says whether the day comes first");
    }

    @Test
    void amountsAreNeverToBeLeftOut() throws Exception {
        for (int i = 10; i < 60; i++) {
            left.row("A" + i, "" + i);
            right.row("A" + i, i * i * 3 + ".7");
        }

        assertThat(advice(Map.of()))
                .containsExactly("'value' differs in all of the keys that both sides have: one of the sides is wrong,"
                        + " or they do not mean the same by it");
    }

    @Test
    void aRuleInForceIsNotAdvised() throws Exception {
        rows(20, "2026-11-24T02:03:00Z", "2026-11-24 02:03:00");

        assertThat(advice(Map.of("value", TIME)))
                .singleElement()
                .asString()
                .contains("--zone right:ZONE")
                .doesNotContain("--compare");
    }

    @Test
    void aColumnThatDiffersInCaseIsNotToBeLeftOut() throws Exception {
        rows(20, "OPEN", "open");

        assertThat(advice(Map.of()))
                .containsExactly("'value' differs 20 times only in upper and lower case: --ignore-case value overlooks"
                        + " that (in a runbook { ignore: [case] })");
    }

    @Test
    void aFewWrongWordsAreNoTranslation() throws Exception {
        rows(2_000, "PAID", "settled");
        for (int i = 0; i < 12; i++) {
            left.row("B" + i, "OPEN");
            right.row("B" + i, "EXPLODED");
        }

        assertThat(advice(Map.of()))
                .singleElement()
                .asString()
                .contains("('PAID' is 'settled')", "--map value:PAID=settled translates it");
    }

    @Test
    void oneWrongWordIsNoAdvice() throws Exception {
        rows(3_000, "OPEN", "OPEN");
        left.row("B", "OPEN");
        right.row("B", "EXPLODED");

        assertThat(advice(Map.of())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"02, 2s later, 2s", "01.5, 1.5s later, 2s"})
    void aSideThatIsAlwaysLateIsGivenATolerance(String seconds, String shift, String tolerance) throws Exception {
        rows(30, "2026-11-24T02:03:00Z", "2026-11-24T02:03:" + seconds + "Z");

        assertThat(advice(Map.of()))
                .containsExactly("'value' is " + shift + " on the right 30 times: --compare value=" + tolerance
                        + " overlooks that (in a runbook { within: " + tolerance + " })");
    }

    @Test
    void ofTimesThatStateTheirZoneNoneIsAsked() throws Exception {
        rows(30, "2026-11-24T02:03:00Z", "2026-11-24T03:03:00Z");

        assertThat(advice(Map.of()))
                .singleElement()
                .asString()
                .contains("looks like another time zone: both sides state theirs")
                .doesNotContain("--zone");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "00%d|%d|without leading zeros",
                "K%d |K%d|without white space at the ends",
                "k%d|K%d|in other upper and lower case",
                "0k%d |K%d|without leading zeros and white space, and in other case"
            })
    void keysThatNeverMeetAreLookedAtInOtherForms(String onLeft, String onRight, String form) throws Exception {
        for (int i = 100; i < 5_100; i++) {
            left.row(String.format(onLeft, i), "1");
            right.row(String.format(onRight, i), "1");
        }

        assertThat(advice(Map.of()))
                .singleElement()
                .isEqualTo("256 of 256 keys that were looked at, which the left alone has, stand on the right " + form
                        + ": keys are compared by their bytes; write them alike on both sides before they are"
                        + " compared");
    }

    @Test
    void keysThatDifferAreNotAdvised() throws Exception {
        for (int i = 100; i < 600; i++) {
            left.row("L" + i, "1");
            right.row("R" + i, "1");
        }

        assertThat(advice(Map.of())).isEmpty();
    }
}
