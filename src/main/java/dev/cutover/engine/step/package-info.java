/**
 * How each kind of step proceeds. Nothing here has state: a step that was killed half-way continues where its record
 * stops.
 *
 * <p>Unless a class says otherwise, it is stateless and reads the run's state, which is not thread-safe: the engine's
 * thread alone calls it. The jobs of calls run on other threads and never see that state.
 */
@NullMarked
package dev.cutover.engine.step;

import org.jspecify.annotations.NullMarked;
