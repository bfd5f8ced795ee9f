package dev.cutover.reconcile.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cutover.model.reconcile.ColumnRule;
import dev.cutover.model.reconcile.ColumnRule.As;
import dev.cutover.model.reconcile.Looks;
import dev.cutover.reconcile.look.LiveRows;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ComparisonRecipeTest {
    private final LiveRows left = LiveRows.file("left.csv", "id", "status", "total", "note", "updated_at");
    private final LiveRows right = LiveRows.file("right.csv", "order_id", "updated_at", "total", "status", "lane");

    @Test
    void columnsHaveOneNameOnBothSides() throws Exception {
        ComparisonRecipe recipe = ComparisonRecipe.of(request());
        assertThat(recipe.compared()).containsExactly("status", "total", "updated_at");
        assertThat(recipe.onlyLeft()).containsExactly("note");
        assertThat(recipe.onlyRight()).containsExactly("lane");
        var inputs = recipe.plan().passes().get(0).inputs();
        assertThat(inputs.get(0).layout().compared()).containsExactly(1, 2, 4);
        assertThat(inputs.get(1).layout().compared()).containsExactly(3, 2, 1);
    }

    @Test
    void onlyColumnsWithARuleIfNoOthersAreWanted() throws Exception {
        var columns = RecipeRequest.Columns.ALL
                .withRules(Map.of("total", number("0")))
                .only();
        ComparisonRecipe recipe = ComparisonRecipe.of(request().withColumns(columns));
        assertThat(recipe.compared()).containsExactly("total");
        assertThat(recipe.onlyLeft()).isEmpty();
    }

    @Test
    void whatSaysWhenARowChangedIsNotComparedUnlessSomebodySaysHow() throws Exception {
        var looks = new Looks(Optional.of(Duration.ofMinutes(1)), "updated_at", Duration.ofMinutes(2), 3);
        ComparisonRecipe recipe = ComparisonRecipe.of(request().withLooks(looks));
        assertThat(recipe.compared()).containsExactly("status", "total");
        assertThat(recipe.passes().get(0).inputs().get(1).layout().place("updated_at"))
                .isEqualTo(2);
        var columns = RecipeRequest.Columns.ALL.withRules(
                Map.of("updated_at", new ColumnRule(new As.Exact(), Set.of(), Map.of())));
        assertThat(ComparisonRecipe.of(request().withLooks(looks).withColumns(columns))
                        .compared())
                .contains("updated_at");
    }

    @Test
    void dimensionsAndCarriedColumnsAreKept() throws Exception {
        var columns = new RecipeRequest.Columns(
                Map.of(), true, Set.of(), List.of("lane", "status", "brand"), List.of("note"));
        var inputs = ComparisonRecipe.of(request().withColumns(columns))
                .passes()
                .get(0)
                .inputs();
        assertThat(inputs.get(0).layout().carried()).containsExactly(3);
        assertThat(inputs.get(1).layout().carried()).containsExactly(4);
        assertThat(inputs.get(0).layout().place("status")).isZero();
        assertThat(inputs.get(1).layout().place("lane")).isEqualTo(3);
    }

    @Test
    void allMistakesAreToldAtOnce() {
        var columns = RecipeRequest.Columns.ALL.withRules(Map.of("totl", number("0"), "id", number("0")));
        var request = RecipeRequest.of(
                        new ComparedSource(left, Map.of("nothing", "x")),
                        new ComparedSource(right, Map.of()),
                        List.of("id"))
                .withColumns(columns);
        assertThatThrownBy(() -> ComparisonRecipe.of(request))
                .isInstanceOfSatisfying(
                        UnfitRecipe.class,
                        unfit -> assertThat(unfit.mistakes()).hasSize(5).contains(new RecipeMistake.RuleForKey("id")))
                .hasMessageContaining("right.csv has no column 'id', which is in the key. It has order_id, updated_at")
                .hasMessageContaining("left.csv has no column 'totl', which has a rule")
                .hasMessageContaining("left.csv has no column 'nothing', which is to get another name");
    }

    @Test
    void withoutAKeyNothingBelongsTogether() {
        assertThatThrownBy(() -> ComparisonRecipe.of(RecipeRequest.of(
                        new ComparedSource(left, Map.of()), new ComparedSource(right, Map.of()), List.of())))
                .hasMessageContaining("No column is in the key");
    }

    @Test
    void twoColumnsDoNotGetOneName() {
        var twice = new ComparedSource(right, Map.of("order_id", "id", "lane", "id"));
        assertThatThrownBy(() ->
                        ComparisonRecipe.of(RecipeRequest.of(new ComparedSource(left, Map.of()), twice, List.of("id"))))
                .hasMessage("right.csv has two columns that are called 'id' here");
    }

    @Test
    void anotherRecipeHasAnotherDigest() throws Exception {
        var digests = new HashSet<String>();
        digests.add(digest(request()));
        digests.add(digest(request().withColumns(rules("total", number("0")))));
        digests.add(digest(request().withColumns(rules("total", number("0.01")))));
        digests.add(digest(request().withColumns(rules("note", ColumnRule.IGNORED))));
        digests.add(digest(request().withColumns(rules("total", ColumnRule.IGNORED))));
        digests.add(digest(request().withColumns(RecipeRequest.Columns.ALL.withDimensions(List.of("lane")))));
        digests.add(digest(request().withLooks(new Looks(Optional.empty(), "x", Duration.ZERO, 2))));
        digests.add(ComparisonRecipe.of(request(), PassDecoration.NONE, "matrix")
                .plan()
                .recipe());
        // What is not compared anyway changes nothing when it is ignored.
        assertThat(digests).hasSize(7);
    }

    @Test
    void theSameRecipeWrittenInAnotherOrderHasTheSameDigest() throws Exception {
        var one = new LinkedHashMap<String, String>();
        one.put("a", "b");
        one.put("c", "d");
        var other = new LinkedHashMap<String, String>();
        other.put("c", "d");
        other.put("a", "b");
        assertThat(digest(request().withColumns(rules("status", words(one)))))
                .isEqualTo(digest(request().withColumns(rules("status", words(other)))))
                .matches("[0-9a-f]{64}");
    }

    private RecipeRequest request() {
        return RecipeRequest.of(
                new ComparedSource(left, Map.of()), new ComparedSource(right, Map.of("order_id", "id")), List.of("id"));
    }

    private static RecipeRequest.Columns rules(String column, ColumnRule rule) {
        return RecipeRequest.Columns.ALL.withRules(Map.of(column, rule));
    }

    private static ColumnRule number(String tolerance) {
        return new ColumnRule(new As.Decimal(new BigDecimal(tolerance), false), Set.of(), Map.of());
    }

    private static ColumnRule words(Map<String, String> vocabulary) {
        return new ColumnRule(new As.Exact(), Set.of(), vocabulary);
    }

    private static String digest(RecipeRequest request) throws UnfitRecipe {
        return ComparisonRecipe.of(request).plan().recipe();
    }
}
