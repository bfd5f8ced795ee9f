/**
 * How each kind of step proceeds. Nothing here has state: a step that was killed half-way continues where its record
 * stops.
 */
@NullMarked
package dev.cutover.engine.step;

import org.jspecify.annotations.NullMarked;
