package dev.cutover.yaml.include;

import dev.cutover.problem.Location;
import dev.cutover.yaml.tree.Mapping;
import dev.cutover.yaml.tree.Node;
import dev.cutover.yaml.tree.Scalar;
import dev.cutover.yaml.tree.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Helpers that read and rewrite nodes; they leave missing nodes and other forms alone. */
final class NodeRewriting {
    private NodeRewriting() {}

    static Optional<String> text(Optional<Node> node) {
        return node.orElse(null) instanceof Scalar scalar ? Optional.of(scalar.text()) : Optional.empty();
    }

    /** The texts of a list of single values. */
    static List<String> texts(Optional<Node> list) {
        return list.map(Node::items).orElse(List.of()).stream()
                .flatMap(item -> text(Optional.of(item)).stream())
                .toList();
    }

    static Scalar scalar(Location at, String text) {
        return new Scalar(at, text, true);
    }

    /** The mapping with another value under a key that it has. */
    static Mapping changed(Mapping mapping, String key, UnaryOperator<Node> change) {
        return new Mapping(
                mapping.at(),
                mapping.entries().stream()
                        .map(entry -> entry.key().equals(key)
                                ? new Mapping.Entry(key, entry.at(), change.apply(entry.value()))
                                : entry)
                        .toList());
    }

    /** The mapping with a list under a key, whether it had one or not. */
    static Mapping with(Mapping mapping, String key, List<Node> items) {
        if (mapping.entry(key).isPresent()) {
            return changed(mapping, key, value -> new Sequence(value.at(), items));
        }
        var entries = new ArrayList<>(mapping.entries());
        entries.add(new Mapping.Entry(key, mapping.at(), new Sequence(mapping.at(), items)));
        return new Mapping(mapping.at(), entries);
    }

    /** Every single value changed, in mappings and lists. */
    static Node scalars(Node node, UnaryOperator<Scalar> change) {
        if (node instanceof Mapping mapping) {
            return new Mapping(
                    mapping.at(),
                    mapping.entries().stream()
                            .map(entry -> new Mapping.Entry(entry.key(), entry.at(), scalars(entry.value(), change)))
                            .toList());
        }
        if (node instanceof Sequence sequence) {
            return new Sequence(
                    sequence.at(),
                    sequence.items().stream().map(item -> scalars(item, change)).toList());
        }
        return node instanceof Scalar scalar ? change.apply(scalar) : node;
    }
}
