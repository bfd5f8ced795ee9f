package dev.cutover.reconcile.judge;

import dev.cutover.reconcile.judge.cause.FoundProblem;
import dev.cutover.reconcile.judge.value.DecimalSlice;
import dev.cutover.reconcile.judge.value.SoughtAmount;
import dev.cutover.reconcile.row.KeyGroup;
import dev.cutover.reconcile.row.RowView;
import dev.cutover.run.comparison.Cause.Sampled;
import dev.cutover.run.comparison.Discrepancy;
import dev.cutover.run.comparison.ProblemKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A problem of a key with the key's rows: whole values, where a problem has only their beginnings. Holds as long as the
 * group. Not thread-safe.
 */
final class PairedRows implements FoundProblem {
    private static final int GOLDEN = 0x9E3779B9;

    private final PairedColumns columns;
    private final RecordOwner owner;
    private final KeyGroup group;
    private final List<RowView> left;
    private final List<RowView> right;
    private final Discrepancy problem;
    private final Standing standing;
    private final int rank;
    private @Nullable Sampled sampled;

    PairedRows(PairedColumns columns, RecordOwner owner, KeyGroup group, Discrepancy problem, Standing standing) {
        this.columns = columns;
        this.owner = owner;
        this.group = group;
        this.left = group.rows(0);
        this.right = group.rows(1);
        this.problem = problem;
        this.standing = standing;
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
    public boolean hasNeverSettled() {
        return standing == Standing.NEVER_SETTLED;
    }

    @Override
    public int rank() {
        return rank;
    }

    @Override
    public Sampled sampled() {
        if (sampled == null) {
            sampled = new Sampled(group.key(), problem, owner.of(group, problem));
        }
        return sampled;
    }

    @Override
    public @Nullable String left() {
        return whole(problem.left(), left);
    }

    @Override
    public @Nullable String right() {
        return whole(problem.right(), right);
    }

    private @Nullable String whole(@Nullable String shown, List<RowView> rows) {
        if (shown == null || shown.length() <= ShownValue.LONGEST) {
            return shown;
        }
        int place = place();
        return place < 0 ? shown : rows.get(0).text(place);
    }

    @Override
    public @Nullable DecimalSlice leftNumber() {
        return number(problem.left(), left);
    }

    @Override
    public @Nullable DecimalSlice rightNumber() {
        return number(problem.right(), right);
    }

    private @Nullable DecimalSlice number(@Nullable String shown, List<RowView> rows) {
        int place = place();
        if (place >= 0) {
            return DecimalSlice.of(rows.get(0), place);
        }
        return shown == null ? null : DecimalSlice.of(shown);
    }

    /** Where the value is in the only row of each side; -1 if the problem is not about the values of two rows. */
    private int place() {
        return problem.kind() == ProblemKind.VALUE && isPair() ? columns.place(problem.about()) : -1;
    }

    @Override
    public @Nullable String meaning() {
        String value = problem.kind() == ProblemKind.VALUE ? left() : null;
        return value == null ? null : columns.meaning(problem.about(), value);
    }

    @Override
    public String columnsOf(SoughtAmount amount) {
        return isPair() ? columns.having(amount, left.get(0), right.get(0), problem.about()) : "";
    }

    private boolean isPair() {
        return left.size() == 1 && right.size() == 1;
    }
}
