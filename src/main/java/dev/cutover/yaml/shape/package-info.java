/**
 * What may stand where in a file, declared once: a {@link dev.cutover.yaml.shape.Shape} both reads a node and tells
 * JSON Schema of it, so that the two cannot disagree.
 */
@NullMarked
package dev.cutover.yaml.shape;

import org.jspecify.annotations.NullMarked;
