/**
 * How each kind of step goes on. Nothing here has a memory of its own: a step that was killed in the middle goes on
 * where its record stops.
 */
@NullMarked
package dev.cutover.engine.step;

import org.jspecify.annotations.NullMarked;
