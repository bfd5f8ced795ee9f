package dev.cutover.yaml;

import dev.cutover.model.environment.Environment;
import dev.cutover.yaml.notation.Placeholder;
import dev.cutover.yaml.shape.Suggestion;
import dev.cutover.yaml.tree.Mapping;
import dev.cutover.yaml.tree.Node;
import dev.cutover.yaml.tree.Problems;
import dev.cutover.yaml.tree.QuotedText;
import dev.cutover.yaml.tree.Scalar;
import dev.cutover.yaml.tree.Sequence;

/** Every {@code ${env.…}} of a runbook has a value in the environment. */
record EnvironmentValueCheck(Environment environment, Problems problems) {

    void walk(Node node) {
        if (node instanceof Mapping mapping) {
            mapping.entries().forEach(entry -> walk(entry.value()));
        } else if (node instanceof Sequence sequence) {
            sequence.items().forEach(this::walk);
        } else if (node instanceof Scalar scalar) {
            Placeholder.in(scalar.text()).stream()
                    .filter(placeholder -> placeholder.root().equals("env"))
                    .filter(placeholder -> !environment.values().containsKey(placeholder.name()))
                    .forEach(placeholder -> problems.at(
                            scalar.at(),
                            "the environment " + QuotedText.name(environment.name()) + " has no value for "
                                    + QuotedText.name(placeholder.toString()),
                            Suggestion.nearest(
                                            placeholder.name(),
                                            environment.values().keySet())
                                    .map(near -> "did you mean ${env." + near + "}?")
                                    .orElse("add " + placeholder.name() + " to its values")));
        }
    }
}
