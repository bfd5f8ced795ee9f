/**
 * The file as a tree of nodes that know their place. Everything that YAML can do and we do not want is refused here.
 *
 * <p>Nodes are immutable. Not thread-safe otherwise: each file is read by one thread.
 */
@NullMarked
package dev.cutover.yaml.tree;

import org.jspecify.annotations.NullMarked;
