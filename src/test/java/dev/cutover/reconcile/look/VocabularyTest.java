package dev.cutover.reconcile.look;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.cutover.model.reconcile.ColumnRule;
import dev.cutover.model.reconcile.ColumnRule.Leniency;
import dev.cutover.reconcile.recipe.ComparedSource;
import dev.cutover.reconcile.recipe.ComparisonRecipe;
import dev.cutover.reconcile.recipe.RecipeRequest;
import dev.cutover.run.comparison.Cause;
import dev.cutover.run.comparison.ComparisonResult;
import dev.cutover.run.comparison.RuleUse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Words of the left side that have other names on the right, and stand there untranslated. */
class VocabularyTest {
    private final LiveRows left = LiveRows.file("left.csv", "id", "status");
    private final LiveRows right = LiveRows.file("right.csv", "id", "status");

    @TempDir
    private Path folder;

    @Test
    void aWordThatMeansAnotherIsTheCauseAndNoBlankIs() throws Exception {
        rows(20, "A", "A");
        rows(20, "B", "A");
        ComparisonResult result = compare(Set.of(), Map.of("A", "B", "B", "A"));

        assertThat(result.causes())
                .extracting(Cause::count, Cause::signature)
                .containsExactly(tuple(20L, "is 'A' on both sides, and 'A' on the left means 'B' on the right"));
        assertThat(result.advice()).noneMatch(sentence -> sentence.contains("--trim"));
    }

    @Test
    void aWordThatMeansAnotherIsFoundBehindBlanks() throws Exception {
        rows(5, "A ", "A");

        assertThat(compare(Set.of(Leniency.TRIM), Map.of("A", "B", "B", "A")).causes())
                .extracting(Cause::signature)
                .containsExactly("is 'A' on both sides, and 'A' on the left means 'B' on the right");
    }

    @Test
    void aWordThatNobodyHasTranslatedAgreesButIsCounted() throws Exception {
        rows(7, "CANCELED", "CANCELED");
        rows(5, "CANCELED", "cancelled");
        rows(3, "open", "open");
        ComparisonResult result = compare(Set.of(), Map.of("CANCELED", "cancelled"));

        assertThat(result.tally().keys().mismatched()).isZero();
        assertThat(result.rules())
                .containsExactly(new RuleUse("status", "map", 5), new RuleUse("status", "not translated", 7));
    }

    private void rows(int count, String onLeft, String onRight) {
        for (int i = 0; i < count; i++) {
            left.row(onLeft + onRight + i, onLeft);
            right.row(onLeft + onRight + i, onRight);
        }
    }

    private ComparisonResult compare(Set<Leniency> lenient, Map<String, String> words) throws Exception {
        var rule = new ColumnRule(new ColumnRule.As.ByType(), lenient, words);
        var request = RecipeRequest.of(
                        new ComparedSource(left, Map.of()), new ComparedSource(right, Map.of()), List.of("id"))
                .withColumns(RecipeRequest.Columns.ALL.withRules(Map.of("status", rule)));
        var comparison = Comparison.in(
                folder.resolve("work"), ComparisonRecipe.of(request).plan(), LookProgress.NONE);
        comparison.look();
        return comparison.result();
    }
}
