package dev.cutover.yaml.include;

import dev.cutover.problem.Location;
import dev.cutover.yaml.tree.Mapping;
import dev.cutover.yaml.tree.Node;
import dev.cutover.yaml.tree.Problems;
import dev.cutover.yaml.tree.Scalar;
import dev.cutover.yaml.tree.Shown;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One file on its way: what it has included so far, and which steps the next one follows. Not thread-safe. */
final class Level {
    private final List<String> path;
    private final Map<String, Block> blocks = new LinkedHashMap<>();
    private final Map<String, Location> places = new LinkedHashMap<>();
    private List<String> above = List.of();

    /** @param path the files that led here, the runbook left out */
    Level(List<String> path) {
        this.path = path;
    }

    List<String> path() {
        return path;
    }

    /** A new list of steps begins, and its first step follows nothing. */
    void begin() {
        above = List.of();
    }

    /** A step of the file itself, with what it needs said where it is left out. */
    Node follow(Node step) {
        if (!(step instanceof Mapping mapping)) {
            return step;
        }
        Node following = mapping.entry(Block.NEEDS).isPresent()
                ? mapping
                : Nodes.with(mapping, Block.NEEDS, above(mapping.at()));
        above = Block.id(step).map(List::of).orElse(above);
        return following;
    }

    /** Steps that were included. */
    List<Node> follow(Mapping include, String id, Block block) {
        Location at = include.get(Block.ID).map(Node::at).orElse(include.at());
        List<Node> needs =
                include.entry(Block.NEEDS).isPresent() ? Nodes.items(include.get(Block.NEEDS)) : above(include.at());
        blocks.putIfAbsent(id, block);
        places.putIfAbsent(id, at);
        above = block.last();
        return block.after(needs).steps();
    }

    private List<Node> above(Location at) {
        return above.stream().<Node>map(name -> Nodes.scalar(at, name)).toList();
    }

    /** An include cannot be called as a step is: nobody could tell which of them is needed. */
    void check(List<Node> steps, Problems problems) {
        Set<String> ids = new HashSet<>();
        steps.forEach(step -> Block.id(step).ifPresent(ids::add));
        places.forEach((id, at) -> {
            if (ids.contains(id)) {
                problems.at(at, "the step id " + Shown.name(id) + " is here twice", "give one of them another name");
            }
        });
    }

    /** A step in which the names of includes stand for the steps that are meant. */
    Node resolved(Node node, Problems problems) {
        if (!(node instanceof Mapping mapping) || blocks.isEmpty()) {
            return node;
        }
        Mapping step = mapping;
        if (Nodes.texts(mapping.get(Block.NEEDS)).stream().anyMatch(blocks::containsKey)) {
            step = Nodes.with(step, Block.NEEDS, lasts(Nodes.items(mapping.get(Block.NEEDS))));
        }
        return Renaming.choices(step, then -> first(then, problems));
    }

    private List<Node> lasts(List<Node> needs) {
        var all = new ArrayList<Node>();
        for (Node need : needs) {
            Block block = need instanceof Scalar scalar ? blocks.get(scalar.text()) : null;
            if (block == null) {
                all.add(need);
            } else {
                block.last().forEach(last -> all.add(Nodes.scalar(need.at(), last)));
            }
        }
        return all;
    }

    private Node first(Node then, Problems problems) {
        Block block = then instanceof Scalar scalar ? blocks.get(scalar.text()) : null;
        if (block == null) {
            return then;
        }
        if (block.first().size() != 1) {
            problems.at(
                    then.at(),
                    "this include begins with " + block.first().size() + " steps, and a choice leads to one",
                    "name one of " + String.join(", ", block.first()));
            return then;
        }
        return Nodes.scalar(then.at(), block.first().get(0));
    }
}
