package dev.cutover.yaml.tree;

import dev.cutover.problem.Location;

/** A value in a file, and where it begins. */
public sealed interface Node permits Mapping, Sequence, Scalar {
    Location at();

    /** What it is, for messages: {@code a list}. */
    String what();
}
