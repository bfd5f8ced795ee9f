/**
 * Readers of the runbook's parts: each declares its keys and makes a record of the model.
 *
 * <p>Each file is read by one thread. Shapes and readers are immutable, so that any thread may use them; the problems
 * and names that a reading gathers are its own, and not thread-safe.
 */
@NullMarked
package dev.cutover.yaml.runbook;

import org.jspecify.annotations.NullMarked;
