package dev.cutover.engine.reconcile;

import dev.cutover.engine.context.CallTools;
import dev.cutover.model.reconcile.PushDownWish;
import dev.cutover.reconcile.look.ComparisonPlan;
import dev.cutover.reconcile.pushdown.PushDown;
import dev.cutover.reconcile.pushdown.PushDownAnswer;
import dev.cutover.spi.ConnectorException;
import dev.cutover.spi.sums.RowDigest;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Lets two databases add up their rows before they are looked at. That is done once in an attempt: a later look, or a
 * later runner, goes on with the buckets that differed then. Not thread-safe.
 */
final class LookPushDown {
    private static final int BOTH = 2;

    private final ReconcileOrder order;
    private final CallTools callTools;
    private final ComparisonPlanning planning;
    private Optional<String> told = Optional.empty();
    private boolean isMissed;

    LookPushDown(ReconcileOrder order, CallTools callTools, ComparisonPlanning planning) {
        this.order = order;
        this.callTools = callTools;
        this.planning = planning;
    }

    /**
     * The plan for the rows that have to be read.
     *
     * @param folder of the attempt, where it is kept what was decided
     */
    ComparisonPlan of(ComparisonPlan plan, Path folder) throws ConnectorException, IOException, InterruptedException {
        var wish = order.work().pushDown();
        var both = planning.summed();
        if (wish == PushDownWish.NEVER || both.size() < BOTH) {
            isMissed = wish == PushDownWish.ALWAYS;
            told = isMissed
                    ? Optional.of("all rows were read: only two databases can add up their rows")
                    : Optional.empty();
            return plan;
        }
        var answer = new PushDown(both.get(0), both.get(1), manner(wish)).in(folder, plan);
        if (answer instanceof PushDownAnswer.Pushed pushed) {
            told = Optional.of("both databases added up their rows: " + pushed.why());
        } else if (answer instanceof PushDownAnswer.Refused refused) {
            isMissed = wish == PushDownWish.ALWAYS;
            told = Optional.of("all rows were read: " + refused.why());
        } else {
            throw new IllegalStateException("no such answer: " + answer);
        }
        return answer.plan();
    }

    /** What became of it, as a sentence; empty if nobody could have wished it. */
    Optional<String> told() {
        return told;
    }

    /** The same, if the step wants it always and it could not be: the result says it, too. */
    Optional<String> missed() {
        return told.filter(sentence -> isMissed);
    }

    private PushDown.Manner manner(PushDownWish wish) {
        var clock = callTools.clock();
        var begun = clock.now();
        return new PushDown.Manner(
                wish,
                RowDigest.MD5,
                order.what().compare(),
                () -> Duration.between(begun, clock.now()).toNanos(),
                ReadingTime.ofSums(callTools));
    }
}
