package dev.cutover.yaml.include;

import dev.cutover.problem.Location;
import dev.cutover.yaml.tree.Mapping;
import dev.cutover.yaml.tree.Node;
import dev.cutover.yaml.tree.Problems;
import dev.cutover.yaml.tree.QuotedText;
import dev.cutover.yaml.tree.Scalar;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The state of expanding one file: the steps so far, and which of them the next step follows. Not thread-safe. */
final class IncludeLevel {
    private final List<String> path;
    private final Map<String, StepBlock> blocks = new LinkedHashMap<>();
    private final Map<String, Location> places = new LinkedHashMap<>();
    private List<String> above = List.of();

    /** @param path the files that led here, the runbook left out */
    IncludeLevel(List<String> path) {
        this.path = path;
    }

    List<String> path() {
        return path;
    }

    /** Begins a new list of steps, whose first step follows nothing. */
    void begin() {
        above = List.of();
    }

    /** Adds a step of the file itself, and fills in its needs if they are left out. */
    Node follow(Node step) {
        if (!(step instanceof Mapping mapping)) {
            return step;
        }
        Node following = mapping.entry(StepBlock.NEEDS).isPresent()
                ? mapping
                : NodeRewriting.with(mapping, StepBlock.NEEDS, above(mapping.at()));
        above = StepBlock.id(step).map(List::of).orElse(above);
        return following;
    }

    /** Adds the steps of an include. */
    List<Node> follow(Mapping include, String id, StepBlock stepBlock) {
        Location at = include.get(StepBlock.ID).map(Node::at).orElse(include.at());
        List<Node> needs =
                include.entry(StepBlock.NEEDS).isPresent() ? include.items(StepBlock.NEEDS) : above(include.at());
        blocks.putIfAbsent(id, stepBlock);
        places.putIfAbsent(id, at);
        above = stepBlock.last();
        return stepBlock.after(needs).steps();
    }

    private List<Node> above(Location at) {
        return above.stream().<Node>map(name -> NodeRewriting.scalar(at, name)).toList();
    }

    /** Refuses an include with the id of a step: a need would be ambiguous. */
    void check(List<Node> steps, Problems problems) {
        Set<String> ids = new HashSet<>();
        steps.forEach(step -> StepBlock.id(step).ifPresent(ids::add));
        places.forEach((id, at) -> {
            if (ids.contains(id)) {
                problems.at(
                        at,
                        "the step id " + QuotedText.name(id) + " is defined twice",
                        "give one of them another name");
            }
        });
    }

    /** Replaces names of includes in a step by the ids of their steps. */
    Node resolved(Node node, Problems problems) {
        if (!(node instanceof Mapping mapping) || blocks.isEmpty()) {
            return node;
        }
        Mapping step = mapping;
        if (NodeRewriting.texts(mapping.get(StepBlock.NEEDS)).stream().anyMatch(blocks::containsKey)) {
            step = NodeRewriting.with(step, StepBlock.NEEDS, lasts(mapping.items(StepBlock.NEEDS)));
        }
        return StepRenaming.choices(step, then -> first(then, problems));
    }

    private List<Node> lasts(List<Node> needs) {
        var all = new ArrayList<Node>();
        for (Node need : needs) {
            StepBlock stepBlock = need instanceof Scalar scalar ? blocks.get(scalar.text()) : null;
            if (stepBlock == null) {
                all.add(need);
            } else {
                stepBlock.last().forEach(last -> all.add(NodeRewriting.scalar(need.at(), last)));
            }
        }
        return all;
    }

    private Node first(Node then, Problems problems) {
        StepBlock stepBlock = then instanceof Scalar scalar ? blocks.get(scalar.text()) : null;
        if (stepBlock == null) {
            return then;
        }
        if (stepBlock.first().size() != 1) {
            problems.at(
                    then.at(),
                    "this include begins with " + stepBlock.first().size() + " steps, and a choice leads to one",
                    "name one of " + String.join(", ", stepBlock.first()));
            return then;
        }
        return NodeRewriting.scalar(then.at(), stepBlock.first().get(0));
    }
}
