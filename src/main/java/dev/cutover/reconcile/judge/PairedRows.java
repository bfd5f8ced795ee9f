package dev.cutover.reconcile.judge;

import dev.cutover.reconcile.judge.cause.OtherNumbers;
import dev.cutover.reconcile.judge.value.DecimalSlice;
import dev.cutover.reconcile.row.RowView;
import dev.cutover.run.comparison.Discrepancy;
import dev.cutover.run.comparison.ProblemKind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows of a key whose problems are counted: whole values, where a problem has only their beginnings. */
final class PairedRows implements OtherNumbers {
    private static final int FEW = 3;

    private final ComparedPair pair;
    private final List<RowView> left;
    private final List<RowView> right;

    PairedRows(ComparedPair pair, List<RowView> left, List<RowView> right) {
        this.pair = pair;
        this.left = left;
        this.right = right;
    }

    /** Whether a problem is about a column whose differences can be added up. */
    boolean isAmount(Discrepancy problem) {
        return problem.kind() == ProblemKind.VALUE && pair.isAmount(problem.about());
    }

    @Nullable
    String left(Discrepancy problem) {
        int place = isPair(problem) ? pair.left().place(problem.about()) : -1;
        return place < 0 ? problem.left() : left.get(0).text(place);
    }

    @Nullable
    String right(Discrepancy problem) {
        int place = isPair(problem) ? pair.right().place(problem.about()) : -1;
        return place < 0 ? problem.right() : right.get(0).text(place);
    }

    @Override
    public String columnsOf(BigDecimal amount, String except) {
        if (!isPair()) {
            return "";
        }
        var columns = new ArrayList<String>(1);
        for (int i = 0; i < pair.rules().size(); i++) {
            String column = pair.column(i);
            if (!column.equals(except) && (has(left.get(0), i, amount) || has(right.get(0), i, amount))) {
                columns.add(column);
            }
        }
        return columns.size() > FEW ? "" : String.join(", ", columns);
    }

    private static boolean has(RowView row, int place, BigDecimal amount) {
        DecimalSlice number = DecimalSlice.of(row, place);
        return number != null
                && !number.isZero()
                && number.amount()
                        .filter(value -> value.abs().compareTo(amount) == 0)
                        .isPresent();
    }

    private boolean isPair(Discrepancy problem) {
        return problem.kind() == ProblemKind.VALUE && isPair();
    }

    private boolean isPair() {
        return left.size() == 1 && right.size() == 1;
    }
}
