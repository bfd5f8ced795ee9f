package dev.cutover.yaml.tree;

import dev.cutover.problem.Location;
import java.util.List;

/** A value in a file, and where it begins. */
public sealed interface Node permits Mapping, Sequence, Scalar {
    Location at();

    /** What it is, for messages: {@code a list}. */
    String what();

    /** What is in it, if it is a list; nothing otherwise. */
    default List<Node> items() {
        return List.of();
    }
}
