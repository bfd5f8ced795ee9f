package dev.cutover.reconcile.pushdown;

import dev.cutover.reconcile.thread.FailedWork;
import dev.cutover.spi.ConnectorException;
import dev.cutover.spi.sums.SumRecipe;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Lets both databases add up at the same time, on a thread each. */
final class BothSums {
    private final SummedSide left;
    private final SummedSide right;
    private final RecipePair recipes;

    BothSums(SummedSide left, SummedSide right, RecipePair recipes) {
        this.left = left;
        this.right = right;
        this.recipes = recipes;
    }

    /** The sums of the left and of the right side. */
    List<SumTable> add() throws ConnectorException, InterruptedException {
        var threads = Executors.newFixedThreadPool(2, job -> {
            var thread = new Thread(job, "sums");
            thread.setDaemon(true);
            return thread;
        });
        try {
            var one = threads.submit(sums(left, recipes.left()));
            var other = threads.submit(sums(right, recipes.right()));
            return List.of(ended(one), ended(other));
        } finally {
            threads.shutdownNow();
        }
    }

    private static Callable<SumTable> sums(SummedSide side, SumRecipe recipe) {
        return () -> {
            var table = new SumTable(1 << recipe.bits());
            side.sums().sums(side.set().name(), side.query(), recipe, sum -> {
                table.add(sum);
                return true;
            });
            return table;
        };
    }

    private static SumTable ended(Future<SumTable> sums) throws ConnectorException, InterruptedException {
        try {
            return sums.get();
        } catch (ExecutionException failed) {
            throw FailedWork.causeOf(failed, ConnectorException.class);
        }
    }
}
