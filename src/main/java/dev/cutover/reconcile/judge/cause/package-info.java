/**
 * What problems have in common, counted in bounded memory: causes, not rows.
 *
 * <p>Not thread-safe, unless a class says otherwise.
 */
@NullMarked
package dev.cutover.reconcile.judge.cause;

import org.jspecify.annotations.NullMarked;
