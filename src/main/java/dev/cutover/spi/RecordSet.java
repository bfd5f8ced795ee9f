package dev.cutover.spi;

import dev.cutover.model.Segment;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A set of rows with keys that {@link Records} reads.
 *
 * @param name such as {@code orders}; of letters, digits, {@code -} and {@code _}
 * @param description what has a row, such as {@code each order}
 * @param key the names of the columns that tell rows apart; two rows of the same key are a finding of whoever compares
 * @param time the column by which a query's {@code from} and {@code until} select; empty if they cannot
 * @param sorted whether rows come in ascending order of their keys, so that a reader can continue after a key
 * @param partial whether there may be more columns than these, and of other types: only the system knows, and
 *     {@link Records#described} asks it
 */
public record RecordSet(
        String name,
        String description,
        List<Column> columns,
        List<String> key,
        Optional<String> time,
        boolean sorted,
        boolean partial) {
    public RecordSet {
        columns = List.copyOf(columns);
        key = List.copyOf(key);
        var names = new HashSet<String>();
        columns.stream().map(Column::name).filter(column -> !names.add(column)).forEach(column -> {
            throw new IllegalArgumentException(name + " has two columns " + column);
        });
        if (key.isEmpty()
                || !names.containsAll(key)
                || !names.containsAll(time.stream().toList())) {
            throw new IllegalArgumentException("the columns of the key " + key + " and of the time " + time.orElse("")
                    + " are not among those of " + name + ": " + names);
        }
    }

    /** One that cannot be selected by time and whose rows come in any order. */
    public static RecordSet of(String name, String description, List<Column> columns, List<String> key) {
        return new RecordSet(name, description, columns, key, Optional.empty(), false, false);
    }

    /** The same, selected by the time in a column. */
    public RecordSet withTime(String column) {
        return new RecordSet(name, description, columns, key, Optional.of(column), sorted, partial);
    }

    /** The same; says whether rows come in ascending order of their keys. */
    public RecordSet withSorted(boolean yes) {
        return new RecordSet(name, description, columns, key, time, yes, partial);
    }

    /** The same, of which only the system knows all columns. */
    public RecordSet withMoreColumns() {
        return new RecordSet(name, description, columns, key, time, sorted, true);
    }

    /** Whether the columns that are named as the dimensions of a segment have its values; one that is not there has. */
    boolean isIn(Segment segment, List<@Nullable String> values) {
        return segment.values().entrySet().stream()
                .allMatch(wanted -> position(wanted.getKey())
                        .map(place -> wanted.getValue().equals(values.get(place)))
                        .orElse(true));
    }

    /** The place of a column, from 0; empty if there is none of that name. */
    public Optional<Integer> position(String column) {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).name().equals(column)) {
                return Optional.of(i);
            }
        }
        return Optional.empty();
    }

    /** A column of a record set. */
    public record Column(String name, Type type, String description) {

        public static Column of(String name, Type type, String description) {
            return new Column(name, type, description);
        }
    }

    /** What the texts of a column mean, and so how they are compared unless somebody says otherwise. */
    public enum Type {
        TEXT,
        /** A whole number. */
        WHOLE,
        /** A decimal number: 10.5 is 10.50. */
        DECIMAL,
        /** {@code true} or {@code false}. */
        BOOLEAN,
        /** An instant, whatever its zone. */
        INSTANT
    }
}
