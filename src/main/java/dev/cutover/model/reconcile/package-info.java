/**
 * What a reconciliation compares, and by which rules, as the runbook or a command line writes it. No input, no output.
 *
 * <p>Immutable, and so thread-safe.
 */
@NullMarked
package dev.cutover.model.reconcile;

import org.jspecify.annotations.NullMarked;
