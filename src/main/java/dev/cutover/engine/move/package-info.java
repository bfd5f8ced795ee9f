/**
 * What to do next, as functions of the folded record and of the time. Nothing here has a memory of its own: a step that
 * was killed in the middle goes on where its record stops.
 */
@NullMarked
package dev.cutover.engine.move;

import org.jspecify.annotations.NullMarked;
