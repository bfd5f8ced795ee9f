/**
 * What is remembered of each run, as values: all that is asked across runs, computed from a run's record alone. Only
 * values that the record's codec can write, so that the index keeps them as they are. All records are immutable.
 */
@NullMarked
package dev.cutover.history.memory;

import org.jspecify.annotations.NullMarked;
