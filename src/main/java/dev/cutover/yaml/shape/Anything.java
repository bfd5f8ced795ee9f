package dev.cutover.yaml.shape;

import dev.cutover.yaml.tree.Mapping;
import dev.cutover.yaml.tree.Node;
import dev.cutover.yaml.tree.Scalar;
import dev.cutover.yaml.tree.Sequence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Any value for a connector: text, number, boolean, list or mapping; not an empty value. */
public record Anything() implements Shape<Object> {
    public static final Anything ANYTHING = new Anything();

    @Override
    public Optional<Object> read(Node node, Reading reading) {
        if (node instanceof Sequence sequence) {
            var items = new ArrayList<Object>();
            sequence.items().forEach(item -> read(item, reading).ifPresent(items::add));
            return Optional.of(items);
        }
        if (node instanceof Mapping mapping) {
            var values = new LinkedHashMap<String, Object>();
            mapping.entries()
                    .forEach(entry -> read(entry.value(), reading).ifPresent(value -> values.put(entry.key(), value)));
            return Optional.of(values);
        }
        if (node instanceof Scalar scalar && !scalar.isNothing()) {
            return Optional.of(scalar.value());
        }
        reading.expected(what(), node);
        return Optional.empty();
    }

    @Override
    public Map<String, Object> schema(Definitions definitions) {
        return definitions.refer("value", parts -> {
            var self = Definitions.ordered("$ref", "#/$defs/value");
            return Definitions.ordered(
                    "anyOf",
                    List.of(
                            Definitions.ordered("type", List.of("string", "number", "boolean")),
                            Definitions.ordered("type", "array", "items", self),
                            Definitions.ordered("type", "object", "additionalProperties", self)));
        });
    }

    @Override
    public String what() {
        return "a value";
    }
}
