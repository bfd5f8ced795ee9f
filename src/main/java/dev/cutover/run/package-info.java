/**
 * What happened: the facts of a run's record, and the one transition function that folds them into the run's state.
 * Everything that is shown or decided is computed from here.
 *
 * <p>Records, enums and the sealed families of them are immutable, and so thread-safe.
 */
@NullMarked
package dev.cutover.run;

import org.jspecify.annotations.NullMarked;
