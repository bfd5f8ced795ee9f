/**
 * What the next action is decided from: the folded record, the runbook, the systems and the people of one run, and the
 * kinds of action that can follow.
 *
 * <p>Not thread-safe, unless a class says otherwise: the engine's thread alone decides. A job on another thread is
 * given copies of what it needs, never the {@link dev.cutover.engine.context.StepContext}.
 */
@NullMarked
package dev.cutover.engine.context;

import org.jspecify.annotations.NullMarked;
