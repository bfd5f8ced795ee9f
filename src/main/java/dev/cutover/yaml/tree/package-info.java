/** The file as a tree of nodes with their places. Features of YAML outside the accepted subset are refused here. */
@NullMarked
package dev.cutover.yaml.tree;

import org.jspecify.annotations.NullMarked;
