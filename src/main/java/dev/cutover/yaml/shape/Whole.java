package dev.cutover.yaml.shape;

import dev.cutover.yaml.tree.Node;
import dev.cutover.yaml.tree.QuotedText;
import dev.cutover.yaml.tree.Scalar;
import java.util.Map;
import java.util.Optional;

/** A whole number within bounds, both of them included. */
public record Whole(long least, long most) implements Shape<Long> {
    @Override
    public Optional<Long> read(Node node, Reading reading) {
        if (Reading.isUnfilled(node)) {
            return Optional.empty();
        }
        if (!(node instanceof Scalar scalar) || scalar.isNothing()) {
            reading.expected(what(), node);
            return Optional.empty();
        }
        Optional<Long> number = scalar.whole()
                .filter(whole -> whole instanceof Integer || whole instanceof Long)
                .map(Number::longValue)
                .filter(whole -> whole >= least && whole <= most);
        if (number.isEmpty()) {
            reading.problems()
                    .at(
                            node.at(),
                            QuotedText.name(scalar.text()) + " is not " + what(),
                            scalar.plain() ? "" : "write it without quotes");
        }
        return number;
    }

    @Override
    public Map<String, Object> schema(Definitions definitions) {
        return Definitions.orParameter(Definitions.ordered("type", "integer", "minimum", least, "maximum", most));
    }

    @Override
    public String what() {
        return "a whole number from " + least + " to " + most;
    }
}
