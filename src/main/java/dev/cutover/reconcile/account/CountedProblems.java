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
import java.util.function.ToLongFunction;

/** A figure that is the number of certain problems in the keys with a finding. Not thread-safe. */
public final class CountedProblems implements Findings {
    private final Figure figure;
    private final ToLongFunction<Judgement> problems;
    private long count;

    private CountedProblems(Figure figure, ToLongFunction<Judgement> problems) {
        this.figure = figure;
        this.problems = problems;
    }

    /**
     * For how many keys, or parts of keys, an equation does not hold on a side. One whose rows have just changed is not
     * counted, whatever else is wrong with it: they were not all read at one instant.
     */
    public static CountedProblems unbalanced() {
        return new CountedProblems(
                Figure.UNBALANCED,
                judgement -> judgement.isMoving()
                        ? 0
                        : judgement.problems().stream()
                                .filter(problem -> problem.kind() == ProblemKind.UNBALANCED)
                                .count());
    }

    /** What was shipped more than once: each piece of a line once, whichever side says it. */
    public static CountedProblems shippedAgain() {
        return new CountedProblems(
                Figure.DUPLICATE_SHIPMENTS,
                judgement -> judgement.problems().stream()
                        .filter(problem -> problem.kind() == ProblemKind.SHIPPED_AGAIN)
                        .map(Discrepancy::about)
                        .distinct()
                        .count());
    }

    @Override
    public Findings empty() {
        return new CountedProblems(figure, problems);
    }

    @Override
    public void add(KeyGroup group, Judgement judgement, Standing standing) {
        if (standing.isFinding()) {
            count += problems.applyAsLong(judgement);
        }
    }

    @Override
    public void merge(Findings other) {
        count += ((CountedProblems) other).count;
    }

    @Override
    public void write(DataOutput out) throws IOException {
        out.writeLong(count);
    }

    @Override
    public void read(DataInput in) throws IOException {
        count += in.readLong();
    }

    @Override
    public void report(ResultParts result) {
        result.addFigure(figure, BigDecimal.valueOf(count));
    }
}
