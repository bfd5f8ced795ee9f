package dev.cutover.yaml.tree;

import dev.cutover.problem.Location;
import java.util.List;

/** A list. */
public record Sequence(Location at, List<Node> items) implements Node {
    public Sequence {
        items = List.copyOf(items);
    }

    @Override
    public String what() {
        return "a list";
    }
}
