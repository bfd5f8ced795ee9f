/**
 * Requests that people make while no process runs a run: one file each, in the run's folder, never in the record. The
 * next runner enters them.
 */
@NullMarked
package dev.cutover.journal.inbox;

import org.jspecify.annotations.NullMarked;
