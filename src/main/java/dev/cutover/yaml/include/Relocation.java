package dev.cutover.yaml.include;

import dev.cutover.problem.Location;
import dev.cutover.yaml.tree.Mapping;
import dev.cutover.yaml.tree.Node;
import dev.cutover.yaml.tree.Scalar;
import dev.cutover.yaml.tree.Sequence;

/** Adds the place of the include to every place in a file, to distinguish two inclusions of it. */
record Relocation(Location from) {

    Location of(Location at) {
        return at.includedFrom(from);
    }

    Node of(Node node) {
        if (node instanceof Mapping mapping) {
            return new Mapping(
                    of(mapping.at()),
                    mapping.entries().stream()
                            .map(entry -> new Mapping.Entry(entry.key(), of(entry.at()), of(entry.value())))
                            .toList());
        }
        if (node instanceof Sequence sequence) {
            return new Sequence(
                    of(sequence.at()), sequence.items().stream().map(this::of).toList());
        }
        Scalar scalar = (Scalar) node;
        return new Scalar(of(scalar.at()), scalar.text(), scalar.plain());
    }
}
