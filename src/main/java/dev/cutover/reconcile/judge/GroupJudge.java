package dev.cutover.reconcile.judge;

import dev.cutover.reconcile.row.KeyGroup;

/** Judges the rows of one key. The same rows always get the same judgement. Stateless, and so thread-safe. */
public interface GroupJudge {

    /** What is wrong with a key. */
    Judgement judge(KeyGroup group);

    /** Whether also groups must be judged whose compared values have the same bytes on both sides. */
    boolean judgesEqualRows();

    /** Whether a judgement lacks something where a key has more rows than are kept. */
    default boolean needsEachRow() {
        return judgesEqualRows();
    }
}
