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
}
