/**
 * The one place that time comes from: the wall, a faster wall, or a virtual clock on which one thing happens after
 * another and a run repeats itself exactly.
 */
@NullMarked
package dev.cutover.engine.time;

import org.jspecify.annotations.NullMarked;
