package dev.cutover.yaml.shape;

import dev.cutover.yaml.tree.Node;
import dev.cutover.yaml.tree.Scalar;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A single value or a list or mapping, chosen by the form of the node. */
public record ByForm<T>(Shape<? extends T> single, Shape<? extends T> larger) implements Shape<T> {
    @Override
    public Optional<T> read(Node node, Reading reading) {
        Shape<? extends T> shape = node instanceof Scalar ? single : larger;
        return shape.read(node, reading).map(value -> value);
    }

    @Override
    public Map<String, Object> schema(Definitions definitions) {
        return Definitions.ordered("anyOf", List.of(single.schema(definitions), larger.schema(definitions)));
    }

    @Override
    public String what() {
        return single.what() + " or " + larger.what();
    }
}
