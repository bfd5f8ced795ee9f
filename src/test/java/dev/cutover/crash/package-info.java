/**
 * Kills the real program, and cuts the power in the middle of runs, to see that nothing is lost, doubled or skipped.
 */
@NullMarked
package dev.cutover.crash;

import org.jspecify.annotations.NullMarked;
