package dev.cutover.reconcile.pushdown;

import dev.cutover.reconcile.row.StoredText;
import dev.cutover.reconcile.store.disk.PrivateFiles;
import dev.cutover.reconcile.store.disk.WholeFile;
import dev.cutover.spi.sums.RowDigest;
import dev.cutover.spi.sums.SumColumn;
import dev.cutover.spi.sums.SumForm;
import dev.cutover.spi.sums.SumRecipe;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * What was decided for a comparison, in a file beside its rows: tables that change are added up once, and whoever goes
 * on with the comparison reads the same buckets. Not thread-safe.
 */
final class KeptDecision {
    private static final String NAME = "push-down";

    private final Path folder;

    KeptDecision(Path folder) {
        this.folder = folder;
    }

    /** Empty if nothing was decided for this recipe of a comparison. */
    Optional<PushDownDecision> read(String recipe) throws IOException {
        return new WholeFile(folder.resolve(NAME))
                .read(in -> StoredText.read(in).equals(recipe)
                        ? Optional.of(decision(in))
                        : Optional.<PushDownDecision>empty())
                .flatMap(decision -> decision);
    }

    void write(String recipe, PushDownDecision decision) throws IOException {
        PrivateFiles.folder(folder);
        new WholeFile(folder.resolve(NAME)).replace(out -> {
            StoredText.write(out, recipe);
            StoredText.write(out, decision.why());
            out.writeBoolean(decision.plan().isPresent());
            if (decision.plan().isPresent()) {
                write(out, decision.plan().get());
            }
        });
    }

    private static PushDownDecision decision(DataInput in) throws IOException {
        String why = StoredText.read(in);
        return in.readBoolean() ? new PushDownDecision(why, Optional.of(plan(in))) : PushDownDecision.refused(why);
    }

    private static void write(DataOutput out, BucketPlan plan) throws IOException {
        write(out, plan.recipes().left());
        write(out, plan.recipes().right());
        out.writeBoolean(plan.recipes().hasOtherScales());
        byte[] numbers = plan.buckets().numbers().toByteArray();
        out.writeInt(numbers.length);
        out.write(numbers);
        out.writeLong(plan.buckets().rows());
        out.writeLong(plan.buckets().agreed());
        StoredText.write(out, plan.sums());
    }

    private static BucketPlan plan(DataInput in) throws IOException {
        var recipes = new RecipePair(recipe(in), recipe(in), in.readBoolean());
        byte[] numbers = new byte[in.readInt()];
        in.readFully(numbers);
        var buckets = new DifferingBuckets(BitSet.valueOf(numbers), in.readLong(), in.readLong());
        return new BucketPlan(recipes, buckets, StoredText.read(in));
    }

    private static void write(DataOutput out, SumRecipe recipe) throws IOException {
        StoredText.write(out, recipe.digest().name());
        out.writeInt(recipe.bits());
        write(out, recipe.key());
        write(out, recipe.columns());
    }

    private static SumRecipe recipe(DataInput in) throws IOException {
        var digest = RowDigest.valueOf(StoredText.read(in));
        int bits = in.readInt();
        var key = columns(in);
        return new SumRecipe(digest, key, columns(in), bits);
    }

    private static void write(DataOutput out, List<SumColumn> columns) throws IOException {
        out.writeInt(columns.size());
        for (SumColumn column : columns) {
            StoredText.write(out, column.name());
            StoredText.write(out, column.form().kind().name());
            out.writeInt(column.form().scale());
        }
    }

    private static List<SumColumn> columns(DataInput in) throws IOException {
        var columns = new ArrayList<SumColumn>();
        for (int rest = in.readInt(); rest > 0; rest--) {
            String name = StoredText.read(in);
            var kind = SumForm.Kind.valueOf(StoredText.read(in));
            columns.add(new SumColumn(name, new SumForm(kind, in.readInt())));
        }
        return columns;
    }
}
