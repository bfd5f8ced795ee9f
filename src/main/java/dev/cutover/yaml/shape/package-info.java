/**
 * The shapes of values in a file, each declared once: a {@link dev.cutover.yaml.shape.Shape} both reads a node and
 * generates its JSON Schema, so that the two cannot disagree.
 */
@NullMarked
package dev.cutover.yaml.shape;

import org.jspecify.annotations.NullMarked;
