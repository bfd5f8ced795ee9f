package dev.cutover.yaml.runbook.param;

import dev.cutover.problem.Location;
import dev.cutover.yaml.notation.Placeholder;
import dev.cutover.yaml.shape.DeclaredNames;
import dev.cutover.yaml.shape.Reading;
import dev.cutover.yaml.shape.Suggestion;
import dev.cutover.yaml.tree.Mapping;
import dev.cutover.yaml.tree.Node;
import dev.cutover.yaml.tree.Problems;
import dev.cutover.yaml.tree.QuotedText;
import dev.cutover.yaml.tree.Scalar;
import dev.cutover.yaml.tree.Sequence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Fills in {@code ${param.name}} in every value of a file, before anything else is read. Not thread-safe. */
public final class Parameters {
    private final Problems problems;
    private final boolean pinned;
    private final Map<String, Param> declared = new LinkedHashMap<>();
    private final Set<String> names = new LinkedHashSet<>();
    private final Map<String, List<String>> values = new LinkedHashMap<>();

    private Parameters(Reading reading) {
        this.problems = reading.problems();
        this.pinned = reading.pinned();
    }

    /**
     * The tree with the parameters filled in.
     *
     * @param reading takes the problems; values of what a run has pinned were taken when it began, perhaps by an
     *     earlier version
     */
    public static Node fill(Node root, ParamValues given, Reading reading) {
        var parameters = new Parameters(reading);
        parameters.declare(root);
        parameters.settle(given);
        return parameters.filled(root, true);
    }

    /** Skips unreadable declarations; they are reported later, with the rest of the file. */
    private void declare(Node root) {
        Optional<Node> section = root instanceof Mapping mapping ? mapping.get(ParamValues.SECTION) : Optional.empty();
        section.flatMap(node ->
                        ParamReader.SECTION.read(node, new Reading(new Problems(), DeclaredNames.NONE, "", pinned)))
                .ifPresent(declared::putAll);
        if (section.orElse(null) instanceof Mapping mapping) {
            mapping.entries().forEach(entry -> names.add(entry.key()));
        }
    }

    private void settle(ParamValues given) {
        given.values().forEach((name, argument) -> {
            if (!names.contains(name)) {
                problems.at(
                        argument.at(),
                        "the value of " + QuotedText.name(name) + " is given, but " + given.to()
                                + " declares no such parameter",
                        Suggestion.hint(name, names, "parameters"));
            }
            Param param = declared.get(name);
            if (param != null) {
                take(name, param, argument);
            }
        });
        declared.forEach((name, param) -> {
            param.preset().ifPresent(preset -> values.putIfAbsent(name, preset));
            if (!values.containsKey(name) && !given.values().containsKey(name)) {
                problems.at(
                        given.at(name),
                        "the parameter " + QuotedText.name(name) + " of " + given.to() + " has no value",
                        String.format(given.hint(), name));
            }
        });
    }

    private void take(String name, Param param, ParamValues.Argument argument) {
        var split = param.split(argument.values());
        var objection = pinned ? param.misfit(split) : param.objection(split);
        if (objection.isPresent()) {
            problems.at(
                    argument.at(),
                    "the parameter " + QuotedText.name(name) + " is given "
                            + objection.get().what(),
                    objection.get().hint());
        } else {
            values.put(name, split);
        }
    }

    private Node filled(Node node, boolean top) {
        if (node instanceof Mapping mapping) {
            return filled(mapping, top);
        }
        if (node instanceof Sequence sequence) {
            var items = new ArrayList<Node>(sequence.items().size());
            sequence.items().forEach(item -> items.addAll(items(item)));
            return new Sequence(sequence.at(), items);
        }
        if (!(node instanceof Scalar scalar) || !Reading.isUnfilled(scalar)) {
            return node;
        }
        return list(scalar).<Node>map(items -> new Sequence(scalar.at(), items)).orElseGet(() -> filled(scalar));
    }

    /** Returns the same mapping if it has no parameter in it, as most have none. */
    private Mapping filled(Mapping mapping, boolean top) {
        boolean isSame = true;
        var entries = new ArrayList<Mapping.Entry>(mapping.entries().size());
        for (var entry : mapping.entries()) {
            var value = top && entry.key().equals(ParamValues.SECTION) ? entry.value() : filled(entry.value(), false);
            isSame &= value == entry.value();
            entries.add(value == entry.value() ? entry : new Mapping.Entry(entry.key(), entry.at(), value));
        }
        return isSame ? mapping : new Mapping(mapping.at(), entries);
    }

    /** An item that is only a list parameter is replaced by the items of that list. */
    private List<Node> items(Node item) {
        Optional<List<Node>> list =
                item instanceof Scalar scalar && Reading.isUnfilled(scalar) ? list(scalar) : Optional.empty();
        return list.orElseGet(() -> List.of(filled(item, false)));
    }

    /** The items of a list parameter, if the text is only that parameter. */
    private Optional<List<Node>> list(Scalar scalar) {
        for (var entry : values.entrySet()) {
            Param param = declared.get(entry.getKey());
            if (param != null && param.isList() && scalar.text().strip().equals("${param." + entry.getKey() + "}")) {
                return Optional.of(entry.getValue().stream()
                        .<Node>map(item -> checked(new Scalar(scalar.at(), item, scalar.plain())))
                        .toList());
            }
        }
        return Optional.empty();
    }

    private Scalar filled(Scalar scalar) {
        var unfilled = new LinkedHashSet<String>();
        String text = Placeholder.fill(scalar.text(), placeholder -> {
            if (!placeholder.root().equals("param")) {
                return placeholder.toString();
            }
            List<String> value = values.get(placeholder.name());
            if (value == null) {
                unfilled.add(placeholder.name());
                return placeholder.toString();
            }
            return String.join(", ", value);
        });
        unfilled.stream().filter(name -> !names.contains(name)).forEach(name -> unknown(name, scalar.at()));
        var filled = new Scalar(scalar.at(), text, scalar.plain());
        return unfilled.isEmpty() ? checked(filled) : filled;
    }

    private void unknown(String name, Location at) {
        problems.at(at, "there is no parameter " + QuotedText.name(name), Suggestion.hint(name, names, "parameters"));
    }

    /** Values are not expanded again, so a value cannot refer to another parameter. */
    private Scalar checked(Scalar filled) {
        if (Reading.isUnfilled(filled)) {
            problems.at(
                    filled.at(),
                    "with its parameters filled in, this would name a parameter again: "
                            + QuotedText.name(filled.text()),
                    "give a value without ${param.…}");
        }
        return filled;
    }
}
