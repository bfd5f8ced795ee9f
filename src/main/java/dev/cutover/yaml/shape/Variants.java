package dev.cutover.yaml.shape;

import dev.cutover.yaml.tree.Mapping;
import dev.cutover.yaml.tree.Node;
import dev.cutover.yaml.tree.QuotedText;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One of several tables, chosen by the one key that only it has, such as the kinds of steps. */
public final class Variants<T> implements Shape<T> {
    private final String name;
    private final Map<String, TableShape<? extends T>> tables;
    private final Set<String> future;
    private final Set<String> elsewhere;

    /**
     * Tables by their key.
     *
     * @param name what the values are, such as {@code step}
     * @param future keys of a later version of the language
     * @param elsewhere keys that have no place here
     */
    public Variants(
            String name, Map<String, TableShape<? extends T>> tables, Set<String> future, Set<String> elsewhere) {
        this.name = name;
        this.tables = new LinkedHashMap<>(tables);
        this.future = Set.copyOf(future);
        this.elsewhere = Set.copyOf(elsewhere);
    }

    @Override
    public Optional<T> read(Node node, Reading reading) {
        if (!(node instanceof Mapping mapping)) {
            reading.expected(what(), node);
            return Optional.empty();
        }
        var kinds =
                mapping.entries().stream().filter(entry -> isKind(entry.key())).toList();
        if (kinds.isEmpty()) {
            withoutKind(mapping, reading);
            return Optional.empty();
        }
        if (kinds.size() > 1) {
            var second = kinds.get(1);
            reading.problems()
                    .at(
                            second.at(),
                            "a " + called() + " has one kind, this one says "
                                    + QuotedText.name(kinds.get(0).key()) + " and " + QuotedText.name(second.key()),
                            "make two of it, or remove one");
        }
        var kind = kinds.get(0);
        @SuppressWarnings("unchecked") // a shape only ever gives values out
        var tableShape = (TableShape<T>) tables.get(kind.key());
        if (tableShape == null) {
            reading.problems()
                    .at(
                            kind.at(),
                            "the kind " + QuotedText.name(kind.key())
                                    + (future.contains(kind.key())
                                            ? " is not known yet in this version"
                                            : " has no place here"),
                            Suggestion.list(tables.keySet(), "kinds"));
            return Optional.empty();
        }
        return tableShape.read(without(mapping, kinds), reading);
    }

    private String called() {
        return name.replace('-', ' ');
    }

    private boolean isKind(String key) {
        return tables.containsKey(key) || future.contains(key) || elsewhere.contains(key);
    }

    /** The mapping without the keys of further kinds, which were reported. */
    private static Mapping without(Mapping mapping, List<Mapping.Entry> kinds) {
        var spare = kinds.subList(1, kinds.size());
        return new Mapping(
                mapping.at(),
                mapping.entries().stream()
                        .filter(entry -> !spare.contains(entry))
                        .toList());
    }

    private void withoutKind(Mapping mapping, Reading reading) {
        var known = new LinkedHashSet<String>();
        tables.values().forEach(tableShape -> known.addAll(tableShape.names()));
        for (var entry : mapping.entries()) {
            var near = known.contains(entry.key())
                    ? Optional.<String>empty()
                    : Suggestion.nearest(entry.key(), tables.keySet());
            if (near.isPresent()) {
                reading.problems()
                        .at(
                                entry.at(),
                                "there is no kind " + QuotedText.name(entry.key()) + " of " + called(),
                                "did you mean " + QuotedText.name(near.get()) + "?");
                return;
            }
        }
        reading.problems()
                .at(mapping.at(), "a " + called() + " without a kind", Suggestion.list(tables.keySet(), "kinds"));
    }

    @Override
    public Map<String, Object> schema(Definitions definitions) {
        return definitions.refer(
                name,
                parts -> Definitions.ordered(
                        "oneOf",
                        tables.values().stream()
                                .<Object>map(tableShape -> tableShape.schema(parts))
                                .toList()));
    }

    @Override
    public String what() {
        return "the keys of a " + called();
    }
}
