/**
 * The definition of a run: runbook, environment, parameters and secrets, which are read and checked before it starts.
 *
 * <p>Not thread-safe: the thread of the command reads and checks it.
 */
@NullMarked
package dev.cutover.execution.definition;

import org.jspecify.annotations.NullMarked;
