package dev.cutover.reconcile.store;

import dev.cutover.reconcile.judge.Judgement;
import dev.cutover.reconcile.judge.Standing;
import dev.cutover.reconcile.row.KeyGroup;
import java.util.Optional;

/** Decides what becomes of a key that was judged. Thread-safe: two threads call it. */
@FunctionalInterface
public interface StandingRule {

    /** Its standing, by which it counts at once; empty if it is a suspect that has to be looked at again. */
    Optional<Standing> standing(KeyGroup group, Judgement judgement);

    /** Whether anything is asked of a key; of any other nothing is counted. */
    default boolean isAsked(KeyGroup group) {
        return true;
    }

    /** Whether a key that was read in full has no rows any more, so that it is only counted. */
    default boolean isGone(KeyGroup group) {
        return false;
    }

    /** What is kept of a suspect, of a pass with so many inputs. */
    default JudgedKey suspect(KeyGroup group, int inputs, Judgement judgement) {
        return JudgedKey.of(group, inputs, judgement, Optional.empty());
    }

    /** What is kept of a key whose rows were not all read; empty if it cannot be looked at again. */
    default Optional<JudgedKey> unread(KeyGroup group) {
        return Optional.empty();
    }
}
