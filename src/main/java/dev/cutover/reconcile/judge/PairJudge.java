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
    /** By column; null if its values are judged by something else. */
    private final @Nullable ValueRule[] rules;

    public PairJudge(ComparedPair pair) {
        this.pair = pair;
        this.rules = pair.rules().stream().map(rule -> rule.orElse(null)).toArray(ValueRule[]::new);
    }

    @Override
    public boolean judgesEqualRows() {
        return pair.rules().stream()
                .anyMatch(rule -> rule.filter(ValueRule::judgesSameBytes).isPresent());
    }

    /** A pair of copies is a pair of copies, however many there are. */
    @Override
    public boolean needsEachRow() {
        return false;
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
        List<Discrepancy> problems = List.of();
        List<RuleHit> byRule = List.of();
        for (int i = 0; i < rules.length; i++) {
            Agreement agreement = agreement(left, right, i);
            if (!agreement.agrees()) {
                problems = with(problems, difference(left, right, i));
            } else if (!agreement.rule().isEmpty()) {
                byRule = with(byRule, new RuleHit(pair.column(i), agreement.rule()));
            }
        }
        if (problems.isEmpty()) {
            return byRule.isEmpty() ? Judgement.EQUAL : Judgement.equalBy(byRule);
        }
        return new Judgement(problems, byRule, pair.isYoung(Side.LEFT, left) || pair.isYoung(Side.RIGHT, right));
    }

    private Agreement agreement(RowView left, RowView right, int column) {
        ValueRule rule = rules[column];
        return rule == null ? Agreement.SAME : rule.compare(left, column, right, column);
    }

    private Discrepancy difference(RowView left, RowView right, int column) {
        return new Discrepancy(
                ProblemKind.VALUE, pair.column(column), ShownValue.of(left, column), ShownValue.of(right, column));
    }

    /** Most keys have one difference, which needs no list that grows. */
    private static <T> List<T> with(List<T> some, T more) {
        if (some.isEmpty()) {
            return List.of(more);
        }
        List<T> all = some instanceof ArrayList<T> growing ? growing : new ArrayList<>(some);
        all.add(more);
        return all;
    }

    /** What is different in the first rows that have no like on the other side; nothing if each has one. */
    private List<Discrepancy> withoutLike(List<RowView> left, List<RowView> right) {
        RowView lonelyLeft = lonely(left, right, true);
        RowView lonelyRight = lonely(right, left, false);
        if (lonelyLeft == null && lonelyRight == null) {
            return List.of();
        }
        return compare(lonelyLeft == null ? left.get(0) : lonelyLeft, lonelyRight == null ? right.get(0) : lonelyRight)
                .problems();
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
        for (int i = 0; i < rules.length; i++) {
            if (!agreement(left, right, i).agrees()) {
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
