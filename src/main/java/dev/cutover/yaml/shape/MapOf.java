package dev.cutover.yaml.shape;

import dev.cutover.yaml.tree.Mapping;
import dev.cutover.yaml.tree.Node;
import dev.cutover.yaml.tree.QuotedText;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A mapping whose keys are names that the file defines. Entries that cannot be read are reported and left out.
 *
 * @param name pattern of the names
 * @param form the pattern in words
 */
public record MapOf<V>(Shape<V> value, String what, Pattern name, String form) implements Shape<Map<String, V>> {
    @Override
    public Optional<Map<String, V>> read(Node node, Reading reading) {
        if (!(node instanceof Mapping mapping)) {
            reading.expected(what, node);
            return Optional.empty();
        }
        var values = new LinkedHashMap<String, V>();
        for (var entry : mapping.entries()) {
            if (!name.matcher(entry.key()).matches()) {
                reading.problems().at(entry.at(), QuotedText.name(entry.key()) + " is not " + form, "");
            }
            value.read(entry.value(), reading.under(entry.key())).ifPresent(read -> values.put(entry.key(), read));
        }
        return Optional.of(values);
    }

    @Override
    public Map<String, Object> schema(Definitions definitions) {
        return Definitions.ordered(
                "type", "object",
                "propertyNames", Definitions.ordered("pattern", "^(" + name.pattern() + ")$"),
                "additionalProperties", value.schema(definitions));
    }
}
