package dev.cutover.yaml.shape;

import dev.cutover.yaml.tree.Node;
import dev.cutover.yaml.tree.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A list. Items that cannot be read are reported and left out. */
public record ListOf<T>(Shape<T> item, String what, int least) implements Shape<List<T>> {
    /** A list that must not be empty. */
    public static <T> ListOf<T> some(Shape<T> item, String what) {
        return new ListOf<>(item, what, 1);
    }

    /** A list that may be empty. */
    public static <T> ListOf<T> any(Shape<T> item, String what) {
        return new ListOf<>(item, what, 0);
    }

    @Override
    public Optional<List<T>> read(Node node, Reading reading) {
        if (Reading.isUnfilled(node)) {
            return Optional.empty();
        }
        if (!(node instanceof Sequence sequence)) {
            reading.expected(what, node);
            return Optional.empty();
        }
        if (sequence.items().size() < least) {
            reading.problems()
                    .at(
                            node.at(),
                            (sequence.items().isEmpty() ? "an empty list" : "too short a list") + "; expected " + what,
                            "");
            return Optional.empty();
        }
        var items = new ArrayList<T>();
        for (Node child : sequence.items()) {
            item.read(child, reading).ifPresent(items::add);
        }
        return Optional.of(items);
    }

    @Override
    public Map<String, Object> schema(Definitions definitions) {
        var schema = Definitions.ordered("type", "array", "items", item.schema(definitions));
        if (least > 0) {
            schema.put("minItems", least);
        }
        return Definitions.orParameter(schema);
    }
}
