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
import dev.cutover.run.comparison.ComparisonResult;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Findings of parts, added up in any order and through a file, are those of the whole. */
class MergedFindingsTest {
    private static final List<Standing> OTHERS = List.of(Standing.CONFIRMED, Standing.MOVING, Standing.NEVER_SETTLED);

    @Property(tries = 60)
    void anySplitGivesTheSame(@ForAll long seed, @ForAll @IntRange(min = 1, max = 6) int parts) throws Exception {
        Pass pass = pass(new Random(seed));
        Findings whole = pass.findings().empty();
        var split = new ArrayList<Findings>();
        for (int i = 0; i < parts; i++) {
            split.add(pass.findings().empty());
        }
        var random = new Random(seed + 1);
        groups(pass).forEach(group -> {
            var judgement = pass.judge().judge(group);
            var standing = judgement.agrees() ? Standing.EQUAL : OTHERS.get(random.nextInt(OTHERS.size()));
            whole.add(group, judgement, standing);
            split.get(random.nextInt(parts)).add(group, judgement, standing);
        });
        Collections.shuffle(split, random);
        Findings sum = pass.findings().empty();
        for (Findings part : split) {
            if (random.nextBoolean()) {
                sum.merge(part);
            } else {
                sum.read(new DataInputStream(new ByteArrayInputStream(written(part))));
            }
        }
        assertThat(result(sum)).isEqualTo(result(whole));
    }

    private static byte[] written(Findings findings) throws IOException {
        var bytes = new ByteArrayOutputStream();
        findings.write(new DataOutputStream(bytes));
        return bytes.toByteArray();
    }

    private static ComparisonResult result(Findings findings) {
        var parts = new ResultParts();
        findings.report(parts);
        return parts.result("recipe");
    }

    private static Pass pass(Random random) throws Exception {
        String[] columns = {"id", "region", "status", "total", "tax"};
        LiveRows left = LiveRows.file("left.csv", columns);
        LiveRows right = LiveRows.file("right.csv", columns);
        for (int i = 0; i < 120; i++) {
            for (LiveRows rows : List.of(left, right)) {
                for (int copies = random.nextInt(8) == 0 ? random.nextInt(3) : 1; copies > 0; copies--) {
                    rows.row(
                            "A" + i,
                            "r" + i % 3,
                            random.nextInt(6) == 0 ? "s" + random.nextInt(3) : "s",
                            random.nextInt(4) == 0 ? "" + random.nextInt(5) : "9.50",
                            random.nextInt(9) == 0 ? null : "1");
                }
            }
        }
        var request = RecipeRequest.of(
                        new ComparedSource(left, Map.of()), new ComparedSource(right, Map.of()), List.of("id"))
                .withColumns(RecipeRequest.Columns.ALL.withDimensions(List.of("region")));
        return ComparisonRecipe.of(request).passes().get(0);
    }

    private static GroupsInMemory groups(Pass pass) throws Exception {
        var groups = new GroupsInMemory(pass, StoreLimits.STANDARD);
        groups.begin(1_000);
        for (int i = 0; i < 2; i++) {
            pass.inputs().get(i).source().read(new Position.Start(), groups.rows(i));
        }
        return groups;
    }
}
