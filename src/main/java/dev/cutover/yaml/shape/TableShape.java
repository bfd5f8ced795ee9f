package dev.cutover.yaml.shape;

import dev.cutover.yaml.tree.Mapping;
import dev.cutover.yaml.tree.Node;
import dev.cutover.yaml.tree.QuotedText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** A mapping with known keys, read into one value. Immutable: each {@code with…} returns a new one. */
public final class TableShape<T> implements Shape<T> {
    private final Head head;
    private final List<Key<?>> keys;
    private final Function<TableFields, T> maker;
    private final Extras extras;

    /** @param name of its part in the schema */
    private record Head(String name, String what, String doc) {}

    /** @param future keys of a later version of the language */
    private record Extras(List<KeyRule> rules, List<IdleKey> idle, Set<String> future, boolean open) {
        static final Extras NONE = new Extras(List.of(), List.of(), Set.of(), false);
    }

    private TableShape(Head head, List<Key<?>> keys, Function<TableFields, T> maker, Extras extras) {
        this.head = head;
        this.keys = keys;
        this.maker = maker;
        this.extras = extras;
    }

    /**
     * A table.
     *
     * @param name of its part in the schema, words joined by {@code -}
     * @param maker called when all required keys are there
     */
    public static <T> TableShape<T> of(String name, String doc, List<Key<?>> keys, Function<TableFields, T> maker) {
        return new TableShape<>(new Head(name, "the keys of a " + name, doc), List.copyOf(keys), maker, Extras.NONE);
    }

    /** The same table under another name in messages. */
    public TableShape<T> what(String what) {
        return new TableShape<>(new Head(head.name(), what, head.doc()), keys, maker, extras);
    }

    public TableShape<T> with(KeyRule... rules) {
        return new TableShape<>(
                head, keys, maker, new Extras(List.of(rules), extras.idle(), extras.future(), extras.open()));
    }

    /** Keys without effect, always or beside others: an error, except in a file that a run has pinned. */
    public TableShape<T> refusing(List<IdleKey> idle) {
        return new TableShape<>(
                head, keys, maker, new Extras(extras.rules(), List.copyOf(idle), extras.future(), extras.open()));
    }

    /** Keys of a later version, which get a message of their own. */
    public TableShape<T> notYet(String... names) {
        return new TableShape<>(
                head, keys, maker, new Extras(extras.rules(), extras.idle(), Set.of(names), extras.open()));
    }

    /** The table also allows any other key. */
    public TableShape<T> open() {
        return new TableShape<>(head, keys, maker, new Extras(extras.rules(), extras.idle(), extras.future(), true));
    }

    @Override
    public Optional<T> read(Node node, Reading reading) {
        if (!(node instanceof Mapping written)) {
            reading.expected(what(), node);
            return Optional.empty();
        }
        Mapping mapping = withNamesOfToday(written, reading);
        var tableFields = new TableFields(mapping, reading);
        mapping.entries().forEach(entry -> readEntry(entry, mapping, tableFields, reading));
        boolean whole = true;
        for (Key<?> key : keys) {
            if (key.required() && !tableFields.has(key)) {
                tableFields.problem(
                        "the key " + QuotedText.name(key.name()) + " is missing", key.name() + ": " + key.doc());
            }
            whole &= !key.required() || tableFields.couldBeRead(key);
        }
        extras.rules().forEach(keyRule -> keyRule.check(tableFields));
        if (!reading.pinned()) {
            reportIdle(tableFields);
        }
        return whole ? Optional.of(maker.apply(tableFields)) : Optional.empty();
    }

    /** Each key once, for the first reason that holds. */
    private void reportIdle(TableFields tableFields) {
        for (Key<?> key : keys) {
            extras.idle().stream()
                    .filter(idle -> idle.key().equals(key) && idle.isWritten(tableFields))
                    .findFirst()
                    .ifPresent(idle -> idle.report(tableFields));
        }
    }

    private boolean isOffered(Key<?> key) {
        return extras.idle().stream().noneMatch(idle -> idle.key().equals(key) && idle.isAlways());
    }

    /** Keys under their former names, unless the new name is there too: then the former one is an unknown key. */
    private Mapping withNamesOfToday(Mapping mapping, Reading reading) {
        if (keys.stream().allMatch(key -> key.formerName().isEmpty())) {
            return mapping;
        }
        return new Mapping(
                mapping.at(),
                mapping.entries().stream()
                        .map(entry -> withNameOfToday(entry, mapping, reading))
                        .toList());
    }

    private Mapping.Entry withNameOfToday(Mapping.Entry entry, Mapping mapping, Reading reading) {
        var renamed = keys.stream()
                .filter(key -> key.formerName().equals(entry.key()))
                .map(Key::name)
                .filter(name -> mapping.entry(name).isEmpty())
                .findFirst();
        if (renamed.isEmpty()) {
            return entry;
        }
        if (!reading.pinned()) {
            reading.problems()
                    .at(
                            entry.at(),
                            "the key " + QuotedText.name(entry.key()) + " is now called "
                                    + QuotedText.name(renamed.get()),
                            "write " + renamed.get() + ": in its place");
        }
        return new Mapping.Entry(renamed.get(), entry.at(), entry.value());
    }

    private void readEntry(Mapping.Entry entry, Mapping mapping, TableFields tableFields, Reading reading) {
        var known = keys.stream().filter(key -> key.name().equals(entry.key())).findFirst();
        if (known.isPresent()) {
            tableFields.read(known.get(), entry);
        } else if (extras.future().contains(entry.key())) {
            reading.problems()
                    .at(entry.at(), QuotedText.name(entry.key()) + " is not known yet in this version", "leave it out");
        } else if (extras.open()) {
            tableFields.readRest(entry);
        } else {
            reading.problems()
                    .at(
                            entry.at(),
                            "unknown key " + QuotedText.name(entry.key()),
                            Suggestion.hint(entry.key(), free(mapping), "keys"));
        }
    }

    private Set<String> free(Mapping mapping) {
        var free = new LinkedHashSet<String>();
        keys.stream()
                .map(Key::name)
                .filter(name -> mapping.entry(name).isEmpty())
                .forEach(free::add);
        return free;
    }

    /** The names of its keys, in order. */
    Set<String> names() {
        var names = new LinkedHashSet<String>();
        keys.forEach(key -> names.add(key.name()));
        return names;
    }

    @Override
    public Map<String, Object> schema(Definitions definitions) {
        return definitions.refer(head.name(), this::definition);
    }

    /** The schema itself, not a reference to it. */
    public Map<String, Object> definition(Definitions definitions) {
        var properties = new LinkedHashMap<String, Object>();
        var required = new ArrayList<String>();
        for (Key<?> key : keys.stream().filter(this::isOffered).toList()) {
            var property = Definitions.ordered("description", key.doc());
            property.putAll(key.shape().schema(definitions));
            properties.put(key.name(), property);
            if (key.required()) {
                required.add(key.name());
            }
        }
        var schema = Definitions.ordered("description", head.doc(), "type", "object", "properties", properties);
        if (!required.isEmpty()) {
            schema.put("required", required);
        }
        var rules = new ArrayList<Map<String, Object>>();
        extras.rules().forEach(keyRule -> rules.add(keyRule.schema()));
        extras.idle().stream().filter(idle -> !idle.isAlways()).forEach(idle -> rules.add(idle.schema()));
        if (!rules.isEmpty()) {
            schema.put("allOf", rules);
        }
        schema.put("additionalProperties", extras.open() ? Anything.ANYTHING.schema(definitions) : (Object) false);
        return schema;
    }

    @Override
    public String what() {
        return head.what();
    }
}
