package dev.cutover.reconcile.judge;

import dev.cutover.reconcile.judge.cause.FoundProblem;
import dev.cutover.reconcile.judge.value.SoughtAmount;
import dev.cutover.reconcile.row.InputLayout;
import dev.cutover.reconcile.row.KeyGroup;
import dev.cutover.reconcile.row.RowView;
import dev.cutover.run.comparison.Cause.Sampled;
import dev.cutover.run.comparison.Discrepancy;
import dev.cutover.run.comparison.ProblemKind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A problem of a key with the key's rows: whole values, where a problem has only their beginnings. Holds as long as the
 * group. Not thread-safe.
 */
final class PairedRows implements FoundProblem {
    private static final int FEW = 3;
    private static final int GOLDEN = 0x9E3779B9;

    private final ComparedPair pair;
    private final RecordOwner owner;
    private final KeyGroup group;
    private final List<RowView> left;
    private final List<RowView> right;
    private final Discrepancy problem;
    private final int rank;

    PairedRows(ComparedPair pair, RecordOwner owner, KeyGroup group, Discrepancy problem) {
        this.pair = pair;
        this.owner = owner;
        this.group = group;
        this.left = group.rows(0);
        this.right = group.rows(1);
        this.problem = problem;
        this.rank = rank(group.key());
    }

    private static int rank(List<String> key) {
        int mixed = key.hashCode() * GOLDEN;
        mixed = (mixed ^ mixed >>> 16) * GOLDEN;
        return mixed ^ mixed >>> 15;
    }

    @Override
    public Discrepancy problem() {
        return problem;
    }

    @Override
    public int rank() {
        return rank;
    }

    @Override
    public Sampled sampled() {
        return new Sampled(group.key(), problem, owner.of(group, problem));
    }

    @Override
    public @Nullable String left() {
        return whole(problem.left(), pair.left(), left);
    }

    @Override
    public @Nullable String right() {
        return whole(problem.right(), pair.right(), right);
    }

    private @Nullable String whole(@Nullable String shown, InputLayout layout, List<RowView> rows) {
        if (shown == null || shown.length() <= ShownValue.LONGEST || problem.kind() != ProblemKind.VALUE || !isPair()) {
            return shown;
        }
        int place = layout.place(problem.about());
        return place < 0 ? shown : rows.get(0).text(place);
    }

    @Override
    public String columnsOf(SoughtAmount amount) {
        if (!isPair()) {
            return "";
        }
        RowView one = left.get(0);
        RowView other = right.get(0);
        List<String> columns = List.of();
        for (int i = 0; i < pair.rules().size(); i++) {
            if ((amount.isIn(one, i) || amount.isIn(other, i))
                    && !pair.column(i).equals(problem.about())) {
                columns = columns.isEmpty() ? new ArrayList<>(1) : columns;
                columns.add(pair.column(i));
            }
        }
        return columns.isEmpty() || columns.size() > FEW ? "" : String.join(", ", columns);
    }

    private boolean isPair() {
        return left.size() == 1 && right.size() == 1;
    }
}
