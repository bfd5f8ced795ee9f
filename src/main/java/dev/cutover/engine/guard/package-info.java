/**
 * Criteria in use: what has to be sampled, what guards a step, what triggers watch, and what an approval is bound to.
 *
 * <p>Unless a class says otherwise, it is stateless and reads the run's state, which is not thread-safe: the engine's
 * thread alone calls it. The jobs of calls run on other threads and never see that state.
 */
@NullMarked
package dev.cutover.engine.guard;

import org.jspecify.annotations.NullMarked;
