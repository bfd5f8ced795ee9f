/**
 * The file as a tree of nodes with their places. Features of YAML outside the accepted subset are refused here.
 *
 * <p>Nodes are immutable. Not thread-safe otherwise: each file is read by one thread.
 */
@NullMarked
package dev.cutover.yaml.tree;

import org.jspecify.annotations.NullMarked;
