/**
 * What the next action is decided from: the folded record, the runbook, the systems and the people of one run, and the
 * kinds of action that can follow.
 */
@NullMarked
package dev.cutover.engine.context;

import org.jspecify.annotations.NullMarked;
