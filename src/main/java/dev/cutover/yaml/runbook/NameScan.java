package dev.cutover.yaml.runbook;

import dev.cutover.yaml.shape.DeclaredNames;
import dev.cutover.yaml.tree.Mapping;
import dev.cutover.yaml.tree.Node;
import dev.cutover.yaml.tree.Positions;
import dev.cutover.yaml.tree.Scalar;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A first pass over a runbook that collects the names it declares. References can then be checked at their places, even
 * references to something that is itself invalid. Skips what it cannot read.
 */
public final class NameScan {
    private final Node root;

    public NameScan(Node root) {
        this.root = root;
    }

    /** Everything that can be referred to. */
    public DeclaredNames names() {
        var names = new EnumMap<DeclaredNames.Kind, Set<String>>(DeclaredNames.Kind.class);
        names.put(DeclaredNames.Kind.DIMENSION, keys("dimensions"));
        names.put(DeclaredNames.Kind.ROLE, keys("roles"));
        names.put(DeclaredNames.Kind.SYSTEM, keys("systems"));
        names.put(DeclaredNames.Kind.TRAFFIC, keys("traffic"));
        names.put(DeclaredNames.Kind.CRITERION, keys("criteria"));
        names.put(DeclaredNames.Kind.STEP, ids(steps()));
        names.put(DeclaredNames.Kind.ROLLBACK_STEP, ids(rollbackSteps()));
        var segments = new LinkedHashMap<String, Set<String>>();
        for (String dimension : keys("dimensions")) {
            segments.put(dimension, texts(follow(root, "dimensions", dimension)));
        }
        return new DeclaredNames(names, segments, lanes());
    }

    private Map<String, Map<String, String>> lanes() {
        var lanes = new LinkedHashMap<String, Map<String, String>>();
        for (String lane : keys("lanes")) {
            var thresholds = new LinkedHashMap<String, String>();
            for (String name : keys(root, "lanes", lane, "thresholds")) {
                text(follow(root, "lanes", lane, "thresholds", name)).ifPresent(text -> thresholds.put(name, text));
            }
            lanes.put(lane, thresholds);
        }
        return lanes;
    }

    /** The positions. */
    public Positions positions() {
        var steps = new LinkedHashMap<String, Mapping>();
        for (Mapping step : allSteps()) {
            id(step).ifPresent(id -> steps.putIfAbsent(id.text(), step));
        }
        return new Positions(root, steps);
    }

    /** All steps, those of the rollback last. */
    public List<Mapping> allSteps() {
        var all = new ArrayList<>(steps());
        all.addAll(rollbackSteps());
        return all;
    }

    /** The phases, unchecked. */
    public List<Node> phases() {
        return items(follow(root, "phases"));
    }

    /** The steps of the phases, in the order of the file. */
    public List<Mapping> steps() {
        var steps = new ArrayList<Mapping>();
        phases().forEach(phase -> steps.addAll(mappings(follow(phase, "steps"))));
        return steps;
    }

    /** The steps of the rollback. */
    public List<Mapping> rollbackSteps() {
        return mappings(follow(root, "rollback", "steps"));
    }

    /** The id as it is written. */
    public static Optional<Scalar> id(Mapping step) {
        return step.get("id").filter(Scalar.class::isInstance).map(Scalar.class::cast);
    }

    private static Set<String> ids(List<Mapping> steps) {
        var ids = new LinkedHashSet<String>();
        steps.forEach(step -> id(step).ifPresent(id -> ids.add(id.text())));
        return ids;
    }

    private Set<String> keys(String section) {
        return keys(root, section);
    }

    private static Set<String> keys(Node start, String... path) {
        var keys = new LinkedHashSet<String>();
        if (follow(start, path).orElse(null) instanceof Mapping mapping) {
            mapping.entries().forEach(entry -> keys.add(entry.key()));
        }
        return keys;
    }

    private static Optional<String> text(Optional<Node> node) {
        return node.filter(Scalar.class::isInstance)
                .map(Scalar.class::cast)
                .map(scalar -> scalar.text().strip());
    }

    private static Set<String> texts(Optional<Node> list) {
        var texts = new LinkedHashSet<String>();
        items(list).forEach(item -> {
            if (item instanceof Scalar scalar) {
                texts.add(scalar.text());
            }
        });
        return texts;
    }

    private static List<Mapping> mappings(Optional<Node> list) {
        return items(list).stream()
                .filter(Mapping.class::isInstance)
                .map(Mapping.class::cast)
                .toList();
    }

    private static List<Node> items(Optional<Node> list) {
        return list.map(Node::items).orElse(List.of());
    }

    private static Optional<Node> follow(Node start, String... keys) {
        Optional<Node> node = Optional.of(start);
        for (String key : keys) {
            node = node.flatMap(found -> found instanceof Mapping mapping ? mapping.get(key) : Optional.empty());
        }
        return node;
    }
}
