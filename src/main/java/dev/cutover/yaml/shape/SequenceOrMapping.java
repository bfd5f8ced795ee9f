package dev.cutover.yaml.shape;

import dev.cutover.yaml.tree.Node;
import dev.cutover.yaml.tree.Sequence;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A list or a mapping, chosen by the form of the node. */
public record SequenceOrMapping<T>(Shape<? extends T> list, Shape<? extends T> table) implements Shape<T> {
    @Override
    public Optional<T> read(Node node, Reading reading) {
        Shape<? extends T> shape = node instanceof Sequence ? list : table;
        return shape.read(node, reading).map(value -> value);
    }

    @Override
    public Map<String, Object> schema(Definitions definitions) {
        return Definitions.ordered("anyOf", List.of(list.schema(definitions), table.schema(definitions)));
    }

    @Override
    public String what() {
        return list.what() + " or " + table.what();
    }
}
