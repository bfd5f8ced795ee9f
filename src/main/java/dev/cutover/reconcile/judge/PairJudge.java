package dev.cutover.reconcile.judge;

import dev.cutover.model.reconcile.Side;
import dev.cutover.reconcile.judge.value.Agreement;
import dev.cutover.reconcile.judge.value.ValueRule;
import dev.cutover.reconcile.row.KeyGroup;
import dev.cutover.reconcile.row.RowView;
import dev.cutover.run.comparison.Discrepancy;
import dev.cutover.run.comparison.ProblemKind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Judges the columns of two inputs: one row on each side with values that agree. Where a side has several rows of a
 * key, each must still have its like on the other side; otherwise also the first values that have none are told.
 * Immutable, and so thread-safe.
 */
public final class PairJudge implements GroupJudge {
    /** Of copies, so many are compared with each other: a key with more of them is a finding anyway. */
    private static final int COPIES = 16;

    private final ComparedPair pair;

    public PairJudge(ComparedPair pair) {
        this.pair = pair;
    }

    @Override
    public boolean judgesEqualRows() {
        return pair.rules().stream()
                .anyMatch(rule -> rule.filter(ValueRule::judgesSameBytes).isPresent());
    }

    @Override
    public Judgement judge(KeyGroup group) {
        List<RowView> left = group.rows(0);
        List<RowView> right = group.rows(1);
        if (left.size() == 1 && right.size() == 1) {
            return compare(left.get(0), right.get(0));
        }
        var problems = new ArrayList<Discrepancy>();
        if (left.isEmpty()) {
            problems.add(Discrepancy.of(ProblemKind.MISSING_LEFT));
        }
        if (right.isEmpty()) {
            problems.add(Discrepancy.of(ProblemKind.MISSING_RIGHT));
        }
        if (left.size() > 1) {
            problems.add(Discrepancy.of(ProblemKind.DUPLICATE_LEFT));
        }
        if (right.size() > 1) {
            problems.add(Discrepancy.of(ProblemKind.DUPLICATE_RIGHT));
        }
        if (!left.isEmpty() && !right.isEmpty()) {
            problems.addAll(withoutLike(first(left), first(right)));
        }
        return new Judgement(problems, List.of(), isYoung(Side.LEFT, left) || isYoung(Side.RIGHT, right));
    }

    private Judgement compare(RowView left, RowView right) {
        var problems = new ArrayList<Discrepancy>(1);
        var byRule = new ArrayList<RuleHit>(1);
        compare(left, right, problems, byRule);
        if (problems.isEmpty()) {
            return byRule.isEmpty() ? Judgement.EQUAL : Judgement.equalBy(byRule);
        }
        return new Judgement(problems, byRule, pair.isYoung(Side.LEFT, left) || pair.isYoung(Side.RIGHT, right));
    }

    private void compare(RowView left, RowView right, List<Discrepancy> problems, List<RuleHit> byRule) {
        for (int i = 0; i < pair.rules().size(); i++) {
            if (pair.rules().get(i).isEmpty()) {
                continue;
            }
            Agreement agreement = pair.rules().get(i).get().compare(left, i, right, i);
            if (!agreement.agrees()) {
                problems.add(new Discrepancy(
                        ProblemKind.VALUE, pair.column(i), ShownValue.of(left, i), ShownValue.of(right, i)));
            } else if (!agreement.rule().isEmpty()) {
                byRule.add(new RuleHit(pair.column(i), agreement.rule()));
            }
        }
    }

    /** What is different in the first rows that have no like on the other side; nothing if each has one. */
    private List<Discrepancy> withoutLike(List<RowView> left, List<RowView> right) {
        RowView lonelyLeft = lonely(left, right, true);
        RowView lonelyRight = lonely(right, left, false);
        if (lonelyLeft == null && lonelyRight == null) {
            return List.of();
        }
        var problems = new ArrayList<Discrepancy>();
        compare(
                lonelyLeft == null ? left.get(0) : lonelyLeft,
                lonelyRight == null ? right.get(0) : lonelyRight,
                problems,
                new ArrayList<>());
        return problems;
    }

    private @Nullable RowView lonely(List<RowView> rows, List<RowView> others, boolean areLeft) {
        for (RowView row : rows) {
            if (others.stream().noneMatch(other -> areLeft ? agree(row, other) : agree(other, row))) {
                return row;
            }
        }
        return null;
    }

    private boolean agree(RowView left, RowView right) {
        for (int i = 0; i < pair.rules().size(); i++) {
            int column = i;
            if (pair.rules()
                    .get(i)
                    .filter(rule -> !rule.compare(left, column, right, column).agrees())
                    .isPresent()) {
                return false;
            }
        }
        return true;
    }

    private static List<RowView> first(List<RowView> rows) {
        return rows.subList(0, Math.min(COPIES, rows.size()));
    }

    private boolean isYoung(Side side, List<RowView> rows) {
        return rows.stream().anyMatch(row -> pair.isYoung(side, row));
    }
}
