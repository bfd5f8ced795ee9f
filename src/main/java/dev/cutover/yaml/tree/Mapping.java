package dev.cutover.yaml.tree;

import dev.cutover.problem.Location;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Keys with values, in the order of the file. Keys are unique.
 *
 * @param index the entries by key; empty where there are so few that searching them is quicker
 */
public record Mapping(Location at, List<Entry> entries, Map<String, Entry> index) implements Node {
    private static final int FEW = 16;

    public Mapping {
        entries = List.copyOf(entries);
        index = Map.copyOf(index);
    }

    public Mapping(Location at, List<Entry> entries) {
        this(at, entries, entries.size() <= FEW ? Map.of() : index(entries));
    }

    private static Map<String, Entry> index(List<Entry> entries) {
        var index = new HashMap<String, Entry>();
        entries.forEach(entry -> index.putIfAbsent(entry.key(), entry));
        return index;
    }

    /**
     * A key with its value.
     *
     * @param at where the key begins
     */
    public record Entry(String key, Location at, Node value) {}

    public Optional<Entry> entry(String key) {
        if (!index.isEmpty()) {
            return Optional.ofNullable(index.get(key));
        }
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

    /** What is in the list under a key; nothing if there is no list. */
    public List<Node> items(String key) {
        return get(key).map(Node::items).orElse(List.of());
    }

    @Override
    public String what() {
        return "a mapping of keys";
    }
}
