/**
 * The snapshot of a run that its runner leaves beside the record, so that {@code status} need not read all of it. It is
 * a cache: nothing is lost with it, and whatever does not fit exactly is not used. Only {@code status} reads it.
 */
@NullMarked
package dev.cutover.query.snapshot;

import org.jspecify.annotations.NullMarked;
