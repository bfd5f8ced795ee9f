package dev.cutover.yaml.shape;

import dev.cutover.yaml.tree.Node;
import dev.cutover.yaml.tree.QuotedText;
import dev.cutover.yaml.tree.Scalar;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A single value with a notation of its own, such as a duration.
 *
 * @param name of its part in the schema
 * @param pattern a regular expression for the schema; may allow more than is read
 */
public record Written<T>(String name, String what, String pattern, Notation<T> notation) implements Shape<T> {
    private static final String A_NUMBER = "1";

    /** Reads a notation. */
    @FunctionalInterface
    public interface Notation<T> {
        T read(String text) throws Unreadable;
    }

    @Override
    public Optional<T> read(Node node, Reading reading) {
        if (Reading.isUnfilled(node)) {
            return Optional.empty();
        }
        if (!(node instanceof Scalar scalar) || scalar.isNothing()) {
            reading.expected(what, node);
            return Optional.empty();
        }
        try {
            return Optional.of(notation.read(scalar.text().strip()));
        } catch (Unreadable bad) {
            reading.problems()
                    .at(node.at(), QuotedText.name(scalar.text()) + " is not " + what + ": " + bad.why(), bad.hint());
            return Optional.empty();
        }
    }

    @Override
    public Map<String, Object> schema(Definitions definitions) {
        return definitions.refer(
                name,
                parts -> Definitions.orParameter(
                        Definitions.ordered("description", what, "type", types(), "pattern", pattern)));
    }

    /** A value without quotes may be a number for a JSON Schema validator, although it is read as a text here. */
    private Object types() {
        try {
            notation.read(A_NUMBER);
            return List.of("string", "number");
        } catch (Unreadable bad) {
            return "string";
        }
    }
}
