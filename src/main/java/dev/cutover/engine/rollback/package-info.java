/**
 * A rollback, phase by phase. It only goes back, continues past what fails, and ends by naming what is left undone.
 *
 * <p>Not thread-safe: the engine's thread alone uses these classes. The jobs of calls run on other threads and never
 * see the run's state.
 */
@NullMarked
package dev.cutover.engine.rollback;

import org.jspecify.annotations.NullMarked;
