package dev.cutover.reconcile.look;

import dev.cutover.reconcile.judge.ResultParts;
import dev.cutover.reconcile.store.OtherRecipe;
import dev.cutover.reconcile.store.StoreLimits;
import dev.cutover.reconcile.store.disk.PrivateFiles;
import dev.cutover.reconcile.store.disk.WholeFile;
import dev.cutover.run.comparison.ComparisonResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One comparison, with its temporary files in a folder of its own. Whatever was done there before is not done again: a
 * look that was broken off goes on where it was, the first one by partitions, and a later one from its beginning. Not
 * thread-safe; starts threads of its own and ends them before it returns.
 */
public final class Comparison {
    private final Path folder;
    private final ComparisonPlan plan;
    private final List<PassLooks> passes;
    private @Nullable Look last;

    private Comparison(Path folder, ComparisonPlan plan, List<PassLooks> passes, @Nullable Look last) {
        this.folder = folder;
        this.plan = plan;
        this.passes = passes;
        this.last = last;
    }

    /**
     * A comparison in a folder: begun, or continued if it was begun there.
     *
     * @param folder made readable to the user alone, if it is not there
     * @throws RecipeChanged if it was begun there over another recipe or over other sources
     */
    public static Comparison in(Path folder, ComparisonPlan plan, LookProgress progress)
            throws IOException, RecipeChanged {
        return in(folder, plan, StoreLimits.STANDARD, progress);
    }

    /** The same within other limits. */
    public static Comparison in(Path folder, ComparisonPlan plan, StoreLimits limits, LookProgress progress)
            throws IOException, RecipeChanged {
        PrivateFiles.folder(folder);
        StoreLimits meant = plan.listsDifferences() ? limits.keepingDifferences() : limits;
        var passes = new ArrayList<PassLooks>();
        try {
            for (int i = 0; i < plan.passes().size(); i++) {
                passes.add(PassLooks.in(
                        folder.resolve("pass-" + i), plan, plan.passes().get(i), meant, progress));
            }
        } catch (OtherRecipe e) {
            throw new RecipeChanged(
                    Objects.requireNonNullElse(e.getMessage(), "the comparison was begun over another recipe"));
        }
        Look last = marks(folder).read(LookMark::read).orElse(null);
        return new Comparison(folder, plan, passes, last);
    }

    /** The looks that are done; null if there was none. */
    public @Nullable Look last() {
        return last;
    }

    /**
     * The first look reads everything; each later one only what has to be looked at again.
     *
     * @throws IOException if the folder cannot be written, with the reason; what is there can be continued
     * @throws IllegalStateException after the last look
     */
    public Look look() throws IOException, InterruptedException {
        if (last != null && last.isLast()) {
            throw new IllegalStateException("nothing has to be looked at again");
        }
        int number = last == null ? 1 : last.number() + 1;
        long suspects = 0;
        var remarks = new ArrayList<String>();
        for (PassLooks pass : passes) {
            suspects += pass.look(number);
            remarks.addAll(pass.remarks());
        }
        boolean isLast = suspects == 0 || number >= plan.looks().limit();
        var look = new Look(number, suspects, isLast, number == 1 ? remarks : List.of());
        marks(folder).replace(out -> LookMark.write(out, look));
        last = look;
        return look;
    }

    /**
     * What was found, after the last look.
     *
     * @throws IllegalStateException before it
     */
    public ComparisonResult result() throws IOException, InterruptedException {
        Look done = done();
        var parts = new ResultParts();
        for (int i = 0; i < passes.size(); i++) {
            passes.get(i).report(done, i == 0, parts);
        }
        if (plan.agreed().keys() > 0) {
            parts.addTally(plan.agreed().tally());
            parts.addAdvice(plan.agreed().sentence());
        }
        return remarks(done).told(parts.result(plan.recipe()));
    }

    private ReadingRemarks remarks(Look done) throws IOException {
        long agreedLater = 0;
        for (PassLooks pass : passes) {
            agreedLater += pass.agreedLater(done);
        }
        var inputs = plan.passes().get(0).inputs();
        return new ReadingRemarks(
                inputs.get(0).source().name(), inputs.get(1).source().name(), agreedLater);
    }

    /**
     * Passes on every confirmed difference, in no order, for whoever lists them all; none if the plan does not say that
     * they are kept.
     *
     * @throws IOException if they cannot be read
     * @throws IllegalStateException before the last look
     */
    public void differences(DifferenceSink sink) throws IOException, InterruptedException {
        Look done = done();
        for (PassLooks pass : passes) {
            pass.differences(done, sink);
        }
    }

    /** Removes the folder and all that is in it. */
    public void remove() throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(one);
            }
        }
    }

    private Look done() {
        if (last == null || !last.isLast()) {
            throw new IllegalStateException("the last look is still to come");
        }
        return last;
    }

    private static WholeFile marks(Path folder) {
        return new WholeFile(folder.resolve("look"));
    }
}
