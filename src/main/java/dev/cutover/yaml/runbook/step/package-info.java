/**
 * Readers of the kinds of step: each declares its keys and makes a {@code Work} of the model.
 *
 * <p>Each file is read by one thread. Shapes and readers are immutable, so that any thread may use them; the problems
 * and names that a reading gathers are its own, and not thread-safe.
 */
@NullMarked
package dev.cutover.yaml.runbook.step;

import org.jspecify.annotations.NullMarked;
