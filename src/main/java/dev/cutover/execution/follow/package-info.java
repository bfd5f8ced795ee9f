/**
 * A run that another process runs, followed from outside: by its record and its lease alone. Takes no lock, writes
 * nothing into the run's folder, sends no signal.
 */
@NullMarked
package dev.cutover.execution.follow;

import org.jspecify.annotations.NullMarked;
