/**
 * The definition of a run: runbook, environment, parameters and secrets, which are read and checked before it starts.
 */
@NullMarked
package dev.cutover.execution.definition;

import org.jspecify.annotations.NullMarked;
