package dev.cutover.yaml.shape;

import dev.cutover.yaml.tree.Node;
import dev.cutover.yaml.tree.Scalar;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A non-empty text; a number or a boolean is read as the text that was written. */
public record Text(String what) implements Shape<String> {
    public static final Text TEXT = new Text("a text");

    @Override
    public Optional<String> read(Node node, Reading reading) {
        if (node instanceof Scalar scalar && !scalar.text().isBlank() && !scalar.isNothing()) {
            return Optional.of(scalar.text().strip());
        }
        if (node instanceof Scalar scalar && !scalar.isNothing()) {
            reading.problems().at(node.at(), "an empty text; expected " + what, "");
        } else {
            reading.expected(what, node);
        }
        return Optional.empty();
    }

    @Override
    public Map<String, Object> schema(Definitions definitions) {
        return Definitions.ordered("type", List.of("string", "number", "boolean"), "pattern", "\\S");
    }
}
