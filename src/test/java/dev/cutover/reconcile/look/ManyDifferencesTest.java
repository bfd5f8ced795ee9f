package dev.cutover.reconcile.look;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.reconcile.judge.Findings;
import dev.cutover.reconcile.judge.Pass;
import dev.cutover.reconcile.judge.ResultParts;
import dev.cutover.reconcile.judge.Standing;
import dev.cutover.reconcile.recipe.ComparedSource;
import dev.cutover.reconcile.recipe.ComparisonRecipe;
import dev.cutover.reconcile.recipe.RecipeRequest;
import dev.cutover.reconcile.row.Position;
import dev.cutover.reconcile.store.GroupsInMemory;
import dev.cutover.reconcile.store.StoreLimits;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A difference that is one of many costs no more than its being counted. */
class ManyDifferencesTest {
    private static final int ROWS = 2_000;

    private final AtomicInteger asked = new AtomicInteger();

    @Test
    void onlySamplesHaveAnOwner() throws Exception {
        Findings findings = found(1);
        assertThat(asked.get()).isBetween(10, ROWS / 5);
        var result = new ResultParts();
        findings.report(result);
        assertThat(result.result("recipe").causes())
                .singleElement()
                .satisfies(cause -> assertThat(cause.samples())
                        .hasSize(10)
                        .allSatisfy(sample -> assertThat(sample.ofRecord()).contains("the new one")));
    }

    @Test
    void whatManySamplesHaveInCommonIsWrittenOnce() throws Exception {
        var bytes = new ByteArrayOutputStream();
        found(131).write(new DataOutputStream(bytes));
        assertThat(bytes.size()).isLessThan(85_000);
    }

    /** All rows differ, each by so much more than the one before it. */
    private Findings found(int step) throws Exception {
        String[] columns = {"id", "total"};
        LiveRows left = LiveRows.file("left.csv", columns);
        LiveRows right = LiveRows.file("right.csv", columns);
        for (int i = 0; i < ROWS; i++) {
            left.row("A" + i, i + 10_000 + ".00");
            right.row("A" + i, i + 10_000 + (step == 1 ? 1 : 1 + i * step) + ".00");
        }
        var request = RecipeRequest.of(
                        new ComparedSource(left, Map.of()), new ComparedSource(right, Map.of()), List.of("id"))
                .withOwner((group, problem) -> {
                    asked.incrementAndGet();
                    return Optional.of("the new one");
                });
        Pass pass = ComparisonRecipe.of(request).passes().get(0);
        var groups = new GroupsInMemory(pass, StoreLimits.STANDARD);
        groups.begin(ROWS);
        for (int i = 0; i < 2; i++) {
            pass.inputs().get(i).source().read(new Position.Start(), groups.rows(i));
        }
        Findings findings = pass.findings().empty();
        groups.forEach(group -> findings.add(group, pass.judge().judge(group), Standing.CONFIRMED));
        return findings;
    }
}
