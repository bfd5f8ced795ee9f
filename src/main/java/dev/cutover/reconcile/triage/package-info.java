/** Differences sorted into classes of work, each with its owner. */
@NullMarked
package dev.cutover.reconcile.triage;

import org.jspecify.annotations.NullMarked;
