/** Builds a run and executes it in this process: live, dry or rehearsed, in the same way. */
@NullMarked
package dev.cutover.execution;

import org.jspecify.annotations.NullMarked;
