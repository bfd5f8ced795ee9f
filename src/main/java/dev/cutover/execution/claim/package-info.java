/**
 * One cutover at a time on one thing: what a run claims, and who else claims it. Claims stand in the records of the
 * runs and nowhere else, so none is lost, and none outlives its run.
 */
@NullMarked
package dev.cutover.execution.claim;

import org.jspecify.annotations.NullMarked;
