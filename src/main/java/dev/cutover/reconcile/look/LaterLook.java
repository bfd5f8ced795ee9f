package dev.cutover.reconcile.look;

import dev.cutover.reconcile.judge.Pass;
import dev.cutover.reconcile.store.StoreLimits;

/**
 * A look at the suspects of a pass.
 *
 * @param isLast whether what is not settled by it stays so
 */
record LaterLook(Pass pass, StoreLimits limits, boolean isLast, LookProgress progress) {}
