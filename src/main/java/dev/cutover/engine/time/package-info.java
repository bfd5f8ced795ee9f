/**
 * The one source of time: real time, faster time, or a virtual clock on which one thing happens after another, so that
 * a run can be repeated exactly.
 */
@NullMarked
package dev.cutover.engine.time;

import org.jspecify.annotations.NullMarked;
