/**
 * Criteria in use: what has to be sampled, what guards a step, what triggers watch, and what an approval is bound to.
 */
@NullMarked
package dev.cutover.engine.guard;

import org.jspecify.annotations.NullMarked;
