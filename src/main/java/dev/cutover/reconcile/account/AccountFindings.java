package dev.cutover.reconcile.account;

import dev.cutover.model.reconcile.Figure;
import dev.cutover.reconcile.judge.Findings;
import dev.cutover.reconcile.judge.Judgement;
import dev.cutover.reconcile.judge.ResultParts;
import dev.cutover.reconcile.judge.Standing;
import dev.cutover.reconcile.row.KeyGroup;
import dev.cutover.run.comparison.ProblemKind;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.math.BigDecimal;

/**
 * Counts for how many keys, or parts of keys, an equation does not hold on a side. One whose rows have just changed is
 * not counted, whatever else is wrong with it: they were not all read at one instant. Not thread-safe.
 */
public final class AccountFindings implements Findings {
    private long unbalanced;

    @Override
    public Findings empty() {
        return new AccountFindings();
    }

    @Override
    public void add(KeyGroup group, Judgement judgement, Standing standing) {
        if (standing.isFinding() && !judgement.isMoving()) {
            unbalanced += judgement.problems().stream()
                    .filter(problem -> problem.kind() == ProblemKind.UNBALANCED)
                    .count();
        }
    }

    @Override
    public void merge(Findings other) {
        unbalanced += ((AccountFindings) other).unbalanced;
    }

    @Override
    public void write(DataOutput out) throws IOException {
        out.writeLong(unbalanced);
    }

    @Override
    public void read(DataInput in) throws IOException {
        unbalanced += in.readLong();
    }

    @Override
    public void report(ResultParts result) {
        result.addFigure(Figure.UNBALANCED, BigDecimal.valueOf(unbalanced));
    }
}
