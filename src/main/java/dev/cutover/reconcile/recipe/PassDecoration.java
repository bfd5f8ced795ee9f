package dev.cutover.reconcile.recipe;

import dev.cutover.reconcile.judge.Pass;

/**
 * Puts other checks around the one that compares the columns, such as a matrix of stages. Stateless, and so
 * thread-safe.
 */
@FunctionalInterface
public interface PassDecoration {
    /** Leaves it as it is. */
    PassDecoration NONE = columns -> columns;

    /** A pass that does both, over the same two inputs and perhaps others behind them. */
    Pass around(Pass columns);
}
