package dev.cutover.yaml.runbook;

import dev.cutover.problem.Location;
import dev.cutover.yaml.notation.Placeholder;
import dev.cutover.yaml.runbook.ParamReader.Param;
import dev.cutover.yaml.shape.Names;
import dev.cutover.yaml.shape.Reading;
import dev.cutover.yaml.shape.Suggestion;
import dev.cutover.yaml.tree.Mapping;
import dev.cutover.yaml.tree.Node;
import dev.cutover.yaml.tree.Problems;
import dev.cutover.yaml.tree.Scalar;
import dev.cutover.yaml.tree.Sequence;
import dev.cutover.yaml.tree.Shown;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Fills in {@code ${param.name}} in every value of a runbook, before anything else is read. */
public final class Parameters {
    private static final String SECTION = "params";

    private final Problems problems;
    private final Map<String, Param> declared = new LinkedHashMap<>();
    private final Map<String, String> values = new LinkedHashMap<>();

    private Parameters(Problems problems) {
        this.problems = problems;
    }

    /** The tree with the parameters filled in. */
    public static Node fill(Node root, Map<String, String> given, Problems problems) {
        var parameters = new Parameters(problems);
        parameters.settle(root, given);
        return parameters.filled(root, true);
    }

    private void settle(Node root, Map<String, String> given) {
        Optional<Node> section = root instanceof Mapping mapping ? mapping.get(SECTION) : Optional.empty();
        // Read a second time with the rest of the file: there its mistakes are told.
        section.flatMap(node -> ParamReader.PARAMS.read(node, Reading.of(new Problems(), Names.NONE)))
                .ifPresent(declared::putAll);
        Location at = section.map(Node::at).orElse(root.at());
        given.forEach((name, value) -> {
            Param param = declared.get(name);
            if (param == null) {
                problems.at(
                        at,
                        "the value of " + Shown.name(name) + " is given, but the runbook declares no such parameter",
                        Suggestion.hint(name, declared.keySet(), "parameters"));
            } else if (!param.allows(value)) {
                problems.at(
                        at,
                        Shown.name(value) + " is given for the parameter " + name + ", which is one of "
                                + String.join(", ", param.oneOf()),
                        Suggestion.hint(value, param.oneOf(), "values"));
            } else if (value.codePoints().anyMatch(Character::isISOControl)) {
                problems.at(at, "the value given for the parameter " + name + " has control characters in it", "");
            } else {
                values.put(name, value);
            }
        });
        declared.forEach((name, param) -> {
            param.preset().ifPresent(value -> values.putIfAbsent(name, value));
            if (!values.containsKey(name) && !given.containsKey(name)) {
                problems.at(
                        at,
                        "the parameter " + Shown.name(name) + " has no value",
                        "give one with --param " + name + "=…");
            }
        });
    }

    private Node filled(Node node, boolean top) {
        if (node instanceof Mapping mapping) {
            return new Mapping(
                    mapping.at(),
                    mapping.entries().stream()
                            .map(entry -> top && entry.key().equals(SECTION)
                                    ? entry
                                    : new Mapping.Entry(entry.key(), entry.at(), filled(entry.value(), false)))
                            .toList());
        }
        if (node instanceof Sequence sequence) {
            return new Sequence(
                    sequence.at(),
                    sequence.items().stream().map(item -> filled(item, false)).toList());
        }
        return node instanceof Scalar scalar && scalar.text().contains("${param.") ? filled(scalar) : node;
    }

    private Scalar filled(Scalar scalar) {
        String text = Placeholder.fill(scalar.text(), placeholder -> {
            if (!placeholder.root().equals("param")) {
                return placeholder.toString();
            }
            String value = values.get(placeholder.name());
            if (value == null && !declared.containsKey(placeholder.name())) {
                problems.at(
                        scalar.at(),
                        "there is no parameter " + Shown.name(placeholder.name()),
                        Suggestion.hint(placeholder.name(), declared.keySet(), "parameters"));
            }
            return value == null ? placeholder.toString() : value;
        });
        return new Scalar(scalar.at(), text, scalar.plain());
    }
}
