package dev.cutover.yaml.tree;

import dev.cutover.problem.Location;
import java.util.List;
import java.util.Optional;

/** Keys with values, in the order of the file. Keys are unique. */
public record Mapping(Location at, List<Entry> entries) implements Node {
    public Mapping {
        entries = List.copyOf(entries);
    }

    /**
     * A key with its value.
     *
     * @param at where the key begins
     */
    public record Entry(String key, Location at, Node value) {}

    public Optional<Entry> entry(String key) {
        for (var entry : entries) {
            if (entry.key().equals(key)) {
                return Optional.of(entry);
            }
        }
        return Optional.empty();
    }

    public Optional<Node> get(String key) {
        return entry(key).map(Entry::value);
    }

    @Override
    public String what() {
        return "a mapping of keys";
    }
}
