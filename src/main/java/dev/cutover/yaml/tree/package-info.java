/**
 * The file as a tree of nodes that know their place. Everything that YAML can do and we do not want is refused here.
 */
@NullMarked
package dev.cutover.yaml.tree;

import org.jspecify.annotations.NullMarked;
