package dev.cutover.reconcile.pushdown;

import dev.cutover.reconcile.judge.Pass;
import dev.cutover.reconcile.look.AgreedKeys;
import dev.cutover.reconcile.look.ComparisonPlan;
import dev.cutover.reconcile.row.PassInput;
import dev.cutover.reconcile.source.RecordsSource;
import dev.cutover.spi.sums.SumRecipe;
import java.util.List;

/**
 * Which rows are left to read, once both databases have added up theirs.
 *
 * @param sums what identifies the sums of both sides
 */
record BucketPlan(RecipePair recipes, DifferingBuckets buckets, String sums) {

    /** The plan without the keys that agree. */
    ComparisonPlan of(ComparisonPlan whole, SummedSide left, SummedSide right) throws Refusal {
        Pass pass = whole.passes().get(0);
        var inputs = List.of(
                input(pass.inputs().get(0), left, recipes.left()),
                input(pass.inputs().get(1), right, recipes.right()));
        return whole.withPasses(List.of(new Pass(pass.name(), inputs, pass.judge(), pass.findings())))
                .agreeing(new AgreedKeys(buckets.agreed(), recipes.hasOtherScales()));
    }

    private PassInput input(PassInput whole, SummedSide side, SumRecipe recipe) throws Refusal {
        if (!(whole.source() instanceof RecordsSource rows)) {
            throw new Refusal(whole.source().name() + " is not read as it is in the database");
        }
        var records = new BucketRecords(side, recipe, buckets.numbers(), buckets.rows() / 2);
        return new PassInput(new BucketSource(rows.readBy(records), sums), whole.layout());
    }
}
