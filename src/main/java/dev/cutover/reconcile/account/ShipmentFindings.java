package dev.cutover.reconcile.account;

import dev.cutover.model.reconcile.Figure;
import dev.cutover.reconcile.judge.Findings;
import dev.cutover.reconcile.judge.Judgement;
import dev.cutover.reconcile.judge.ResultParts;
import dev.cutover.reconcile.judge.Standing;
import dev.cutover.reconcile.row.KeyGroup;
import dev.cutover.run.comparison.Discrepancy;
import dev.cutover.run.comparison.ProblemKind;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.math.BigDecimal;

/** Counts what was shipped more than once: each piece of a line once, whichever side says it. Not thread-safe. */
public final class ShipmentFindings implements Findings {
    private long pieces;

    @Override
    public Findings empty() {
        return new ShipmentFindings();
    }

    @Override
    public void add(KeyGroup group, Judgement judgement, Standing standing) {
        if (standing.isFinding()) {
            pieces += judgement.problems().stream()
                    .filter(problem -> problem.kind() == ProblemKind.SHIPPED_AGAIN)
                    .map(Discrepancy::about)
                    .distinct()
                    .count();
        }
    }

    @Override
    public void merge(Findings other) {
        pieces += ((ShipmentFindings) other).pieces;
    }

    @Override
    public void write(DataOutput out) throws IOException {
        out.writeLong(pieces);
    }

    @Override
    public void read(DataInput in) throws IOException {
        pieces += in.readLong();
    }

    @Override
    public void report(ResultParts result) {
        result.addFigure(Figure.DUPLICATE_SHIPMENTS, BigDecimal.valueOf(pieces));
    }
}
