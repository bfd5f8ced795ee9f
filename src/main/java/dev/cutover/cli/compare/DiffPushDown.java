package dev.cutover.cli.compare;

import dev.cutover.cli.view.CommandOutputs;
import dev.cutover.execution.process.ProcessEnvironment;
import dev.cutover.model.reconcile.ColumnRule;
import dev.cutover.model.reconcile.PushDownWish;
import dev.cutover.reconcile.look.ComparisonPlan;
import dev.cutover.reconcile.pushdown.PushDown;
import dev.cutover.reconcile.pushdown.PushDownAnswer;
import java.util.Map;

/** Lets two databases add up their rows before they are compared, and tells what became of it. Not thread-safe. */
record DiffPushDown(ComparedSides sides, RecordOptions records, ProcessEnvironment processEnvironment) {
    private static final int BOTH = 2;

    /** The plan for the rows that have to be read. */
    ComparisonPlan of(ComparisonPlan plan, Map<String, ColumnRule> rules) throws InterruptedException {
        var notices = CommandOutputs.err(processEnvironment);
        var both = sides.summed();
        if (both.size() < BOTH) {
            if (records.pushDown() == PushDownWish.ALWAYS) {
                notices.line("all rows are read: only two databases can add up their rows");
            }
            return plan;
        }
        if (records.pushDown() == PushDownWish.NEVER) {
            return plan;
        }
        var manner = new PushDown.Manner(records.pushDown(), records.digest(), rules, System::nanoTime);
        var answer = new PushDown(both.get(0), both.get(1), manner).of(plan);
        if (answer instanceof PushDownAnswer.Pushed pushed) {
            notices.line("the databases add up their rows, " + records.digest() + ": " + sides.masked(pushed.why()));
        } else if (answer instanceof PushDownAnswer.Refused refused) {
            notices.line("all rows are read: " + sides.masked(refused.why()));
        } else {
            throw new IllegalStateException("no such answer: " + answer);
        }
        return answer.plan();
    }
}
