package dev.cutover.yaml.shape;

import dev.cutover.problem.Location;
import dev.cutover.yaml.tree.Mapping;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The values of a table's keys, for the maker of its value. Not thread-safe. */
public final class TableFields {
    private final Mapping mapping;
    private final Reading reading;
    private final Map<Key<?>, Object> values = new LinkedHashMap<>();
    private final Map<String, Object> rest = new LinkedHashMap<>();

    TableFields(Mapping mapping, Reading reading) {
        this.mapping = mapping;
        this.reading = reading;
    }

    void read(Key<?> key, Mapping.Entry entry) {
        key.shape().read(entry.value(), reading.under("")).ifPresent(value -> values.put(key, value));
    }

    void readRest(Mapping.Entry entry) {
        Anything.ANYTHING.read(entry.value(), reading).ifPresent(value -> rest.put(entry.key(), value));
    }

    boolean couldBeRead(Key<?> key) {
        return values.containsKey(key);
    }

    /** The value of a required key. */
    public <T> T get(Key<T> key) {
        return maybe(key).orElseThrow(() -> new IllegalStateException(key.name() + " is not required"));
    }

    /** The value, if it is there and could be read. */
    @SuppressWarnings("unchecked") // a value is put in only by its key's own shape
    public <T> Optional<T> maybe(Key<T> key) {
        return Optional.ofNullable((T) values.get(key));
    }

    public <T> T or(Key<T> key, T otherwise) {
        return maybe(key).orElse(otherwise);
    }

    /** Whether it is written, even if it could not be read. */
    public boolean has(Key<?> key) {
        return mapping.entry(key.name()).isPresent();
    }

    /** The unknown keys, if the table allows any. */
    public Map<String, Object> rest() {
        return rest;
    }

    /** The key of the table itself. */
    public String name() {
        return reading.key();
    }

    public DeclaredNames names() {
        return reading.declaredNames();
    }

    /** The place of a key's value; the place of the table if the key is missing. */
    public Location at(Key<?> key) {
        return mapping.get(key.name()).map(value -> value.at()).orElse(mapping.at());
    }

    /** Whether the file is what a run has pinned: rules of later versions do not apply to it. */
    public boolean isPinned() {
        return reading.pinned();
    }

    public void problem(String message, String hint) {
        reading.problems().at(mapping.at(), message, hint);
    }

    public void problem(Key<?> key, String message, String hint) {
        reading.problems().at(at(key), message, hint);
    }
}
