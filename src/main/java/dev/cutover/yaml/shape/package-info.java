/**
 * What may stand where in a file, declared once: a {@link dev.cutover.yaml.shape.Shape} both reads a node and tells
 * JSON Schema of it, so that the two cannot disagree.
 *
 * <p>Each file is read by one thread. Shapes and readers are immutable, so that any thread may use them; the problems
 * and names that a reading gathers are its own, and not thread-safe.
 */
@NullMarked
package dev.cutover.yaml.shape;

import org.jspecify.annotations.NullMarked;
