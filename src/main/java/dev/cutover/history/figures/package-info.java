/**
 * What the runs of one runbook add up to: nights, steps, people, drills, coverage. Computed from what is remembered,
 * and from nothing else; all records are immutable.
 */
@NullMarked
package dev.cutover.history.figures;

import org.jspecify.annotations.NullMarked;
