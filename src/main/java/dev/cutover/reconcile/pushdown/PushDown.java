package dev.cutover.reconcile.pushdown;

import dev.cutover.model.reconcile.ColumnRule;
import dev.cutover.reconcile.judge.Pass;
import dev.cutover.reconcile.look.AgreedKeys;
import dev.cutover.reconcile.look.ComparisonPlan;
import dev.cutover.reconcile.row.PassInput;
import dev.cutover.reconcile.row.RowSource;
import dev.cutover.reconcile.source.RecordsSource;
import dev.cutover.spi.ConnectorException;
import dev.cutover.spi.sums.Handshake;
import dev.cutover.spi.sums.RowDigest;
import dev.cutover.spi.sums.SumForm;
import dev.cutover.spi.sums.SumRecipe;
import dev.cutover.text.Counted;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Lets two databases add up their rows, and leaves out of a comparison what agrees. Whatever speaks against it, a
 * database that does not answer included, is told, and all rows are read. Immutable.
 */
public final class PushDown {
    /**
     * So many rows share a bucket: then of one difference in a thousand rows, about three rows in a hundred are read.
     */
    private static final long ROWS_A_BUCKET = 32;

    /** Where more of the rows are in buckets that differ, they are found as quickly by reading all. */
    private static final double MOST_TO_READ = 0.25;

    private final SummedSide left;
    private final SummedSide right;
    private final Manner manner;

    public PushDown(SummedSide left, SummedSide right, Manner manner) {
        this.left = left;
        this.right = right;
        this.manner = manner;
    }

    /**
     * How it is done.
     *
     * @param rules of columns by their common names, as the comparison has them
     * @param nanoTime a clock that only differences are taken of
     */
    public record Manner(PushDownWish wish, RowDigest digest, Map<String, ColumnRule> rules, LongSupplier nanoTime) {}

    /** Adds up, if it is wanted and possible; takes as long as a database needs to go through the rows. */
    public PushDownAnswer of(ComparisonPlan plan) throws InterruptedException {
        if (manner.wish() == PushDownWish.NEVER) {
            return new PushDownAnswer.Refused(plan, "it is not wanted");
        }
        try {
            return pushed(plan);
        } catch (Refusal refusal) {
            return new PushDownAnswer.Refused(plan, refusal.why());
        } catch (ConnectorException e) {
            return new PushDownAnswer.Refused(plan, "the rows could not be added up: " + e.getMessage());
        }
    }

    private PushDownAnswer pushed(ComparisonPlan plan) throws Refusal, ConnectorException, InterruptedException {
        if (plan.passes().size() != 1) {
            throw new Refusal("other checks need all rows as well");
        }
        Pass pass = plan.passes().get(0);
        var forms = List.of(forms(left), forms(right));
        RecipePair.of(pass, forms, manner.rules(), manner.digest(), 0);
        var pace = new ReadingPace(List.of(left, right), manner.nanoTime());
        long rows = pace.rows();
        String why = manner.wish() == PushDownWish.ALWAYS ? "it is wanted" : pace.judged(rows);
        shakeHands();
        var recipes = RecipePair.of(pass, forms, manner.rules(), manner.digest(), bits(rows));
        var tables = new BothSums(left, right, recipes).add();
        if (tables.stream().anyMatch(SumTable::hasRowsWithoutKey)) {
            throw new Refusal("there are rows without a key");
        }
        var buckets = DifferingBuckets.of(tables.get(0), tables.get(1));
        if (buckets.share() > MOST_TO_READ) {
            throw new Refusal(Math.round(buckets.share() * 100) + " % of the rows are in buckets that differ");
        }
        String sums = manner.digest() + " " + tables.get(0).fingerprint() + " "
                + tables.get(1).fingerprint();
        var inputs = List.of(
                input(pass.inputs().get(0), left, recipes.left(), buckets, sums),
                input(pass.inputs().get(1), right, recipes.right(), buckets, sums));
        var smaller = new Pass(pass.name(), inputs, pass.judge(), pass.findings());
        return new PushDownAnswer.Pushed(
                plan.withPasses(List.of(smaller)).agreeing(new AgreedKeys(buckets.agreed(), recipes.hasOtherScales())),
                why + "; " + Counted.grouped(buckets.numbers().cardinality()) + " of "
                        + Counted.grouped(tables.get(0).buckets(), "bucket differs", "buckets differ"));
    }

    private static Map<String, SumForm> forms(SummedSide side) throws ConnectorException, InterruptedException {
        return side.sums().forms(side.set().name());
    }

    private void shakeHands() throws Refusal, ConnectorException, InterruptedException {
        var expected = Handshake.expected(manner.digest());
        for (var side : List.of(left, right)) {
            if (!side.sums().handshake(manner.digest()).equals(expected)) {
                throw new Refusal("the database of " + side.set().name()
                        + " does not write or digest the eight rows of the handshake as it should");
            }
        }
    }

    private static int bits(long rows) {
        long buckets = Math.max(1, rows / ROWS_A_BUCKET);
        return Math.min(SumRecipe.MOST_BITS, Long.SIZE - Long.numberOfLeadingZeros(buckets));
    }

    private static PassInput input(
            PassInput whole, SummedSide side, SumRecipe recipe, DifferingBuckets buckets, String sums) {
        RowSource source = whole.source();
        var records = new BucketRecords(side, recipe, buckets.numbers(), buckets.rows() / 2);
        var group = new ArrayList<String>();
        whole.layout()
                .group()
                .forEach(place -> group.add(source.columns().get(place).name()));
        var rows = RecordsSource.of(records, side.set(), side.query(), source.name())
                .groupedBy(group);
        return new PassInput(new BucketSource(rows, sums), whole.layout());
    }
}
