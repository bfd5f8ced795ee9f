/**
 * The log of a run: what its processes asked of the systems, how long that took, and what came of it. A help for those
 * who look into a fault; nothing is decided from it, and it is no evidence.
 */
@NullMarked
package dev.cutover.runlog;

import org.jspecify.annotations.NullMarked;
