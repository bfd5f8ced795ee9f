/**
 * What a run is made of: runbook, environment, parameters and secrets, read, bound and checked before it begins.
 *
 * <p>Not thread-safe: the command's thread reads and checks what a run is made of.
 */
@NullMarked
package dev.cutover.execution.definition;

import org.jspecify.annotations.NullMarked;
