package dev.cutover.reconcile.pushdown;

import dev.cutover.model.reconcile.ColumnRule;
import dev.cutover.model.reconcile.PushDownWish;
import dev.cutover.reconcile.judge.Pass;
import dev.cutover.reconcile.look.ComparisonPlan;
import dev.cutover.reconcile.thread.FailedWork;
import dev.cutover.reconcile.thread.WatchedThread;
import dev.cutover.spi.ConnectorException;
import dev.cutover.spi.sums.Handshake;
import dev.cutover.spi.sums.RowDigest;
import dev.cutover.spi.sums.SumForm;
import dev.cutover.spi.sums.SumRecipe;
import dev.cutover.text.Counted;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.function.LongSupplier;

/**
 * Lets two databases add up their rows, and leaves out of a comparison what agrees. Whatever speaks against it, a
 * database that does not answer included, is told, and all rows are read. Immutable.
 */
public final class PushDown {
    /** How often it is asked whether the databases are still waited for. */
    private static final Duration LOOK = Duration.ofMillis(500);

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
     * @param patience how long the databases are waited for
     */
    public record Manner(
            PushDownWish wish,
            RowDigest digest,
            Map<String, ColumnRule> rules,
            LongSupplier nanoTime,
            PushDownWait patience) {

        /** One that waits for as long as it takes. */
        public Manner(PushDownWish wish, RowDigest digest, Map<String, ColumnRule> rules, LongSupplier nanoTime) {
            this(wish, digest, rules, nanoTime, Optional::empty);
        }
    }

    /** Adds up, if it is wanted and possible; takes as long as a database needs to go through the rows. */
    public PushDownAnswer of(ComparisonPlan plan) throws InterruptedException {
        return decided(plan).of(plan, left, right);
    }

    /**
     * The same for a comparison in a folder, once: what was decided there before, for the same recipe, still holds,
     * whatever has changed in the tables since.
     *
     * @param folder made readable to the user alone, if it is not there
     * @throws IOException if the folder cannot be read or written
     */
    public PushDownAnswer in(Path folder, ComparisonPlan plan) throws IOException, InterruptedException {
        var kept = new KeptDecision(folder);
        var before = kept.read(plan.recipe());
        if (before.isPresent()) {
            return before.get().of(plan, left, right);
        }
        var decision = decided(plan);
        kept.write(plan.recipe(), decision);
        return decision.of(plan, left, right);
    }

    private PushDownDecision decided(ComparisonPlan plan) throws InterruptedException {
        if (manner.wish() == PushDownWish.NEVER) {
            return PushDownDecision.refused("it is not wanted");
        }
        try {
            return WatchedThread.result("adding up", () -> pushedOrRefused(plan), LOOK, this::stopIfOver);
        } catch (Refusal over) {
            return PushDownDecision.refused(over.why());
        } catch (ExecutionException failed) {
            var cause = FailedWork.causeOf(failed, ConnectorException.class);
            return PushDownDecision.refused("the rows could not be added up: " + cause.getMessage());
        }
    }

    private void stopIfOver() throws Refusal {
        var why = manner.patience().over();
        if (why.isPresent()) {
            throw new Refusal(why.get());
        }
    }

    private PushDownDecision pushedOrRefused(ComparisonPlan plan) throws ConnectorException, InterruptedException {
        try {
            return pushed(plan);
        } catch (Refusal refusal) {
            return PushDownDecision.refused(refusal.why());
        }
    }

    private PushDownDecision pushed(ComparisonPlan plan) throws Refusal, ConnectorException, InterruptedException {
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
        return new PushDownDecision(
                why + "; " + Counted.grouped(buckets.numbers().cardinality()) + " of "
                        + Counted.grouped(tables.get(0).buckets(), "bucket differs", "buckets differ"),
                Optional.of(new BucketPlan(recipes, buckets, sums)));
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
}
