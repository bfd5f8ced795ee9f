package dev.cutover.yaml.tree;

import dev.cutover.problem.Location;
import java.util.Map;

/**
 * Positions in the files, looked up by the path of keys. If a path does not exist, its longest existing part counts, so
 * that a missing key is reported where it belongs.
 */
public final class Positions {
    private final Node root;
    private final Map<String, ? extends Node> steps;

    /** Of a file, and of its steps by their ids. */
    public Positions(Node root, Map<String, ? extends Node> steps) {
        this.root = root;
        this.steps = Map.copyOf(steps);
    }

    /** The file's one value. */
    public Node root() {
        return root;
    }

    /** For example {@code of("criteria", "routed-in-60s", "pass")}; an item of a list by its number, from 0. */
    public Location of(String... path) {
        return follow(root, path);
    }

    /** For example {@code ofStep("freeze", "with", "services")}; steps of the rollback are found alike. */
    public Location ofStep(String id, String... path) {
        Node step = steps.get(id);
        return step == null ? root.at() : follow(step, path);
    }

    /** The key itself at the end of a path, and not what it stands for. */
    public Location ofKey(String mapping, String key) {
        return root instanceof Mapping all
                        && all.get(mapping).orElse(root) instanceof Mapping named
                        && named.entry(key).isPresent()
                ? named.entry(key).get().at()
                : of(mapping);
    }

    /** Whether the file has this key. */
    public boolean has(String key) {
        return root instanceof Mapping mapping && mapping.entry(key).isPresent();
    }

    private static Location follow(Node start, String... path) {
        Node node = start;
        Location at = start.at();
        for (String part : path) {
            Node next = null;
            if (node instanceof Mapping mapping && mapping.entry(part).isPresent()) {
                next = mapping.entry(part).get().value();
            } else if (node instanceof Sequence list
                    && part.matches("\\d{1,6}")
                    && Integer.parseInt(part) < list.items().size()) {
                next = list.items().get(Integer.parseInt(part));
            }
            if (next == null) {
                return at;
            }
            node = next;
            at = next.at();
        }
        return at;
    }
}
