package dev.cutover.yaml.shape;

import dev.cutover.yaml.tree.Node;
import dev.cutover.yaml.tree.Sequence;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A list of texts; a single text is a list of one. */
public record OneOrMore(String what) implements Shape<List<String>> {
    @Override
    public Optional<List<String>> read(Node node, Reading reading) {
        return node instanceof Sequence
                ? ListOf.any(Text.TEXT, what).read(node, reading)
                : new Text(what).read(node, reading).map(List::of);
    }

    @Override
    public Map<String, Object> schema(Definitions definitions) {
        return Definitions.ordered(
                "anyOf",
                List.of(
                        new Text(what).schema(definitions),
                        ListOf.any(Text.TEXT, what).schema(definitions)));
    }
}
