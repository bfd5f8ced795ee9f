package dev.cutover.reconcile.stage;

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
import java.util.EnumSet;
import java.util.Set;

/** Counts the histories that are not as they should be. Not thread-safe. */
public final class HistoryFindings implements Findings {
    private static final Set<ProblemKind> OF_HISTORIES = EnumSet.of(
            ProblemKind.STAGE_SKIPPED,
            ProblemKind.STAGE_REPEATED,
            ProblemKind.STAGE_OUT_OF_ORDER,
            ProblemKind.STAGE_IMPOSSIBLE);

    private final HistoryJudge judge;
    private long histories;

    public HistoryFindings(HistoryJudge judge) {
        this.judge = judge;
    }

    @Override
    public Findings empty() {
        return new HistoryFindings(judge);
    }

    @Override
    public void add(KeyGroup group, Judgement judgement, Standing standing) {
        if (standing == Standing.CONFIRMED
                && judgement.problems().stream().anyMatch(problem -> OF_HISTORIES.contains(problem.kind()))) {
            histories += judge.faulty(group);
        }
    }

    @Override
    public void merge(Findings other) {
        histories += ((HistoryFindings) other).histories;
    }

    @Override
    public void write(DataOutput out) throws IOException {
        out.writeLong(histories);
    }

    @Override
    public void read(DataInput in) throws IOException {
        histories += in.readLong();
    }

    @Override
    public void report(ResultParts result) {
        result.addFigure(Figure.LIFECYCLE, BigDecimal.valueOf(histories));
    }
}
