package dev.cutover.yaml.shape;

import dev.cutover.yaml.tree.Node;
import dev.cutover.yaml.tree.QuotedText;
import dev.cutover.yaml.tree.Scalar;
import java.util.Map;
import java.util.Optional;

/** {@code true} or {@code false}, and no other word for it. */
public record Flag() implements Shape<Boolean> {
    public static final Flag FLAG = new Flag();

    @Override
    public Optional<Boolean> read(Node node, Reading reading) {
        Optional<Boolean> flag = node instanceof Scalar scalar ? scalar.flag() : Optional.empty();
        if (flag.isEmpty() && !Reading.isUnfilled(node)) {
            if (node instanceof Scalar scalar && !scalar.isNothing()) {
                reading.problems()
                        .at(
                                node.at(),
                                QuotedText.name(scalar.text()) + " is not " + what(),
                                "write true or false, without quotes");
            } else {
                reading.expected(what(), node);
            }
        }
        return flag;
    }

    @Override
    public Map<String, Object> schema(Definitions definitions) {
        return Definitions.orParameter(Definitions.ordered("type", "boolean"));
    }

    @Override
    public String what() {
        return "true or false";
    }
}
