/** Computes what would happen, from the runbook and the run so far. Pure functions. */
@NullMarked
package dev.cutover.plan;

import org.jspecify.annotations.NullMarked;
