/**
 * Kills the real program and cuts the power in the middle of runs, to show that nothing is lost, repeated or skipped.
 */
@NullMarked
package dev.cutover.crash;

import org.jspecify.annotations.NullMarked;
