package dev.cutover.yaml.shape;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** Something about the keys of one table, told alike by the reader and by the schema. Immutable. */
public sealed interface KeyCondition {
    /** Whether it is true of what is written. */
    boolean holds(TableFields tableFields);

    /** The schema that what is written matches if it is true. */
    Map<String, Object> schema();

    /** The key is not written. */
    record Missing(Key<?> key) implements KeyCondition {
        @Override
        public boolean holds(TableFields tableFields) {
            return !tableFields.has(key);
        }

        @Override
        public Map<String, Object> schema() {
            return Definitions.ordered("not", Definitions.ordered("required", List.of(key.name())));
        }
    }

    /**
     * The key is written with one of these values.
     *
     * @param written the same values as the file and the schema have them
     */
    record Says<T>(Key<T> key, Set<T> values, List<Object> written) implements KeyCondition {
        public Says {
            values = Set.copyOf(values);
            written = List.copyOf(written);
        }

        @Override
        public boolean holds(TableFields tableFields) {
            return tableFields.maybe(key).filter(values::contains).isPresent();
        }

        @Override
        public Map<String, Object> schema() {
            return Definitions.ordered(
                    "required",
                    List.of(key.name()),
                    "properties",
                    Map.of(key.name(), Definitions.ordered("enum", written)));
        }
    }
}
