package dev.cutover.reconcile.judge;

import dev.cutover.reconcile.row.KeyGroup;
import java.util.List;

/**
 * Judges the columns of the two compared inputs, and then what is looked at besides. Where neither of the two has a row
 * of the key, only the latter. Immutable.
 */
public final class CombinedJudge implements GroupJudge {
    private final GroupJudge columns;
    private final List<AddedJudge> added;

    public CombinedJudge(GroupJudge columns, List<AddedJudge> added) {
        this.columns = columns;
        this.added = List.copyOf(added);
    }

    @Override
    public Judgement judge(KeyGroup group) {
        var judgement = isCompared(group) ? columns.judge(group) : Judgement.EQUAL;
        for (AddedJudge judge : added) {
            judgement = judge.after(group, judgement);
        }
        return judgement;
    }

    /** Rows whose columns agree may still be in two wrong stages, or have different histories. */
    @Override
    public boolean judgesEqualRows() {
        return columns.judgesEqualRows() || !added.isEmpty();
    }

    @Override
    public boolean needsEachRow() {
        return columns.needsEachRow() || !added.isEmpty();
    }

    /** Whether one of the two compared inputs has a row of the key. */
    static boolean isCompared(KeyGroup group) {
        return !group.rows(0).isEmpty() || !group.rows(1).isEmpty();
    }
}
