/** Computes: from the runbook and what has happened to what would happen. Pure functions. */
@NullMarked
package dev.cutover.plan;

import org.jspecify.annotations.NullMarked;
