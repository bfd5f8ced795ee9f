package dev.cutover.reconcile.judge;

import dev.cutover.reconcile.row.KeyGroup;

/**
 * Looks at more of a key than its columns: adds to what was found so far, or corrects it. The same rows always get the
 * same judgement. Stateless, and so thread-safe.
 */
@FunctionalInterface
public interface AddedJudge {
    Judgement after(KeyGroup group, Judgement before);
}
