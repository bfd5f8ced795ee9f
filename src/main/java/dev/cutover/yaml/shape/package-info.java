/**
 * The shapes of values in a file, each declared once: a {@link dev.cutover.yaml.shape.Shape} both reads a node and
 * generates its JSON Schema, so that the two cannot disagree.
 *
 * <p>Each file is read by one thread. Shapes and readers are immutable, so that any thread may use them; the problems
 * and names that a reading gathers are its own, and not thread-safe.
 */
@NullMarked
package dev.cutover.yaml.shape;

import org.jspecify.annotations.NullMarked;
