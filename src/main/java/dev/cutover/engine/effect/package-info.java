/**
 * Effects: intended, called, read back and settled; and the weights of a router, changed and verified.
 *
 * <p>Unless a class says otherwise, it is stateless and reads the run's state, which is not thread-safe: the engine's
 * thread alone calls it. The jobs of calls run on other threads and never see that state.
 */
@NullMarked
package dev.cutover.engine.effect;

import org.jspecify.annotations.NullMarked;
