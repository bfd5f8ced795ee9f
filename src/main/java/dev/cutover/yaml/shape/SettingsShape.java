package dev.cutover.yaml.shape;

import dev.cutover.yaml.tree.Mapping;
import dev.cutover.yaml.tree.Node;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A mapping with keys of any name, for a connector to judge. */
public record SettingsShape() implements Shape<Map<String, Object>> {
    public static final SettingsShape SETTINGS = new SettingsShape();

    @Override
    public Optional<Map<String, Object>> read(Node node, Reading reading) {
        if (!(node instanceof Mapping mapping)) {
            reading.expected(what(), node);
            return Optional.empty();
        }
        var values = new LinkedHashMap<String, Object>();
        for (var entry : mapping.entries()) {
            Anything.ANYTHING.read(entry.value(), reading).ifPresent(value -> values.put(entry.key(), value));
        }
        return Optional.of(values);
    }

    @Override
    public Map<String, Object> schema(Definitions definitions) {
        return Definitions.ordered("type", "object", "additionalProperties", Anything.ANYTHING.schema(definitions));
    }

    @Override
    public String what() {
        return "a mapping of names to values";
    }
}
