/** Stores a run: the forced, hash-chained record, the lease and the evidence. What was acknowledged is never lost. */
@NullMarked
package dev.cutover.journal;

import org.jspecify.annotations.NullMarked;
