package dev.cutover.journal.codec;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** Shapes of what holds other values. Sets and maps are sorted, so that the same value gives the same bytes. */
final class CollectionCodecs {
    private CollectionCodecs() {}

    record Maybe(FieldCodec of) implements FieldCodec {
        @Override
        public Object toPlain(Object value) {
            throw new IllegalStateException("an optional is written by the record that it is in");
        }

        @Override
        public Object toValue(Object plain) {
            return Optional.of(of.toValue(plain));
        }

        @Override
        public Object missing() {
            return Optional.empty();
        }
    }

    record Ordered(FieldCodec of) implements FieldCodec {
        @Override
        public Object toPlain(Object value) {
            var plain = new ArrayList<>();
            for (var each : (Collection<?>) value) {
                plain.add(of.toPlain(each));
            }
            return plain;
        }

        @Override
        public Object toValue(Object plain) {
            var values = new ArrayList<>();
            for (var each : asList(plain)) {
                values.add(of.toValue(each));
            }
            return Collections.unmodifiableList(values);
        }

        @Override
        public Object missing() {
            return List.of();
        }
    }

    record Sorted(FieldCodec of) implements FieldCodec {
        @Override
        public Object toPlain(Object value) {
            return ((Collection<?>) value).stream().map(of::toPlain).sorted().toList();
        }

        @Override
        public Object toValue(Object plain) {
            var values = new TreeSet<>();
            for (var each : asList(plain)) {
                values.add(of.toValue(each));
            }
            return Collections.unmodifiableSortedSet(values);
        }

        @Override
        public Object missing() {
            return Collections.emptySortedSet();
        }
    }

    record Keyed(FieldCodec of) implements FieldCodec {
        @Override
        public Object toPlain(Object value) {
            var plain = new TreeMap<String, Object>();
            for (var pair : ((Map<?, ?>) value).entrySet()) {
                plain.put(JsonKeys.wellFormed((String) pair.getKey()), of.toPlain(pair.getValue()));
            }
            return plain;
        }

        @Override
        public Object toValue(Object plain) {
            if (!(plain instanceof Map<?, ?> map)) {
                throw new UnreadableFact("'" + plain + "' is not an object");
            }
            var values = new TreeMap<String, Object>();
            map.forEach((key, each) -> values.put((String) key, of.toValue(each)));
            return Collections.unmodifiableSortedMap(values);
        }

        @Override
        public Object missing() {
            return Collections.emptySortedMap();
        }
    }

    private static List<?> asList(Object plain) {
        if (plain instanceof List<?> list) {
            return list;
        }
        throw new UnreadableFact("'" + plain + "' is not a list");
    }
}
