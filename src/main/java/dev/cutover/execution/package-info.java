/**
 * Builds a run and executes it in this process: live, dry or rehearsed, in the same way.
 *
 * <p>Not thread-safe, unless a class says otherwise: the command's thread builds a run and executes it.
 */
@NullMarked
package dev.cutover.execution;

import org.jspecify.annotations.NullMarked;
