/**
 * Criteria at work: what has to be sampled, what stands guard over a step, what triggers watch, and what an approval
 * was given on.
 */
@NullMarked
package dev.cutover.engine.guard;

import org.jspecify.annotations.NullMarked;
