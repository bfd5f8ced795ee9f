package dev.cutover.yaml.include;

import dev.cutover.yaml.notation.Placeholder;
import dev.cutover.yaml.tree.Mapping;
import dev.cutover.yaml.tree.Node;
import dev.cutover.yaml.tree.Scalar;
import dev.cutover.yaml.tree.Sequence;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Prefixes the ids of a block's steps, and references between them, with the include's id and {@code -}. The result is
 * an ordinary id: in answers, rehearsals, placeholders and on the command line. Names of other steps are left alone,
 * and refer to the steps of the including file.
 */
record StepRenaming(String include, Set<String> ids) {

    private static final String PRESUMES = "presumes";

    static StepBlock of(String include, StepBlock stepBlock) {
        var stepRenaming = new StepRenaming(include, stepBlock.ids());
        return new StepBlock(
                stepBlock.steps().stream().map(stepRenaming::step).toList(),
                stepBlock.first().stream().map(stepRenaming::name).toList(),
                stepBlock.last().stream().map(stepRenaming::name).toList());
    }

    private String name(String id) {
        return ids.contains(id) ? include + "-" + id : id;
    }

    private Node step(Node node) {
        if (!(node instanceof Mapping mapping)) {
            return node;
        }
        Mapping step = NodeRewriting.changed(mapping, StepBlock.ID, this::named);
        step = NodeRewriting.changed(step, StepBlock.NEEDS, this::each);
        step = NodeRewriting.changed(step, PRESUMES, this::each);
        step = choices(step, this::named);
        return NodeRewriting.scalars(step, this::outputs);
    }

    /** The step with the targets of its choices renamed. */
    static Mapping choices(Mapping step, UnaryOperator<Node> change) {
        return NodeRewriting.changed(step, "choices", choices -> {
            List<Node> items = choices.items();
            return items.isEmpty()
                    ? choices
                    : new Sequence(
                            choices.at(),
                            items.stream()
                                    .map(choice -> choice instanceof Mapping keys
                                            ? NodeRewriting.changed(keys, "then", change)
                                            : choice)
                                    .toList());
        });
    }

    private Node each(Node list) {
        return list instanceof Sequence sequence
                ? new Sequence(
                        list.at(), sequence.items().stream().map(this::named).toList())
                : list;
    }

    private Node named(Node node) {
        return node instanceof Scalar scalar && ids.contains(scalar.text())
                ? new Scalar(scalar.at(), name(scalar.text()), scalar.plain())
                : node;
    }

    /** {@code ${step.freeze.output.ticket}} as {@code ${step.east-freeze.output.ticket}}. */
    private Scalar outputs(Scalar scalar) {
        if (!scalar.text().contains("${step.")) {
            return scalar;
        }
        String text = Placeholder.fill(scalar.text(), placeholder -> {
            String id = placeholder.name().split("\\.", -1)[0];
            return placeholder.root().equals("step") && ids.contains(id)
                    ? "${step." + name(id) + placeholder.name().substring(id.length()) + "}"
                    : placeholder.toString();
        });
        return new Scalar(scalar.at(), text, scalar.plain());
    }
}
