package dev.cutover.query.snapshot;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Writes an object and all that it refers to as bytes that {@link GraphReader} reads. An object that is referred to
 * twice is written once. Of the JDK's types it knows a closed list. Not thread-safe; used once.
 */
final class GraphWriter {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream(1 << 16);
    private final IdentityHashMap<Object, Integer> written = new IdentityHashMap<>();
    private final Map<String, Integer> texts = new HashMap<>();
    private final Map<Class<?>, Integer> types = new HashMap<>();
    private final Map<Class<?>, ObjectShape> shapes = new HashMap<>();

    static byte[] bytes(Object root) throws UnfitSnapshot {
        var writer = new GraphWriter();
        try {
            writer.value(root);
        } catch (ReflectiveOperationException e) {
            throw new UnfitSnapshot("an object cannot be taken apart", e);
        }
        return writer.out.toByteArray();
    }

    private void value(@Nullable Object value) throws UnfitSnapshot, ReflectiveOperationException {
        if (value == null) {
            mark(ValueMark.NULL);
        } else if (value instanceof String text) {
            text(text);
        } else if (value instanceof Optional<?> optional) {
            mark(optional.isPresent() ? ValueMark.SOMETHING : ValueMark.NOTHING);
            if (optional.isPresent()) {
                value(optional.get());
            }
        } else if (value instanceof Enum<?> constant) {
            mark(ValueMark.ENUM);
            type(constant.getDeclaringClass());
            text(constant.name());
        } else if (!isPlain(value)) {
            shared(value);
        }
    }

    /** Writes a value without parts; false if it is no such value. */
    private boolean isPlain(Object value) {
        if (value instanceof Boolean flag) {
            mark(flag ? ValueMark.TRUE : ValueMark.FALSE);
        } else if (value instanceof Integer number) {
            mark(ValueMark.INT);
            number(number);
        } else if (value instanceof Long number) {
            mark(ValueMark.LONG);
            number(number);
        } else if (value instanceof Double number) {
            mark(ValueMark.DOUBLE);
            number(Double.doubleToRawLongBits(number));
        } else if (value instanceof Character character) {
            mark(ValueMark.CHARACTER);
            number(character);
        } else if (value instanceof Instant instant) {
            mark(ValueMark.INSTANT);
            number(instant.getEpochSecond());
            number(instant.getNano());
        } else if (value instanceof Duration duration) {
            mark(ValueMark.DURATION);
            number(duration.getSeconds());
            number(duration.getNano());
        } else if (ValueText.of(value) >= 0) {
            mark(ValueMark.BY_TEXT);
            number(ValueText.of(value));
            text(value.toString());
        } else {
            return false;
        }
        return true;
    }

    private void shared(Object value) throws UnfitSnapshot, ReflectiveOperationException {
        if (value instanceof List<?> list && list.isEmpty() && isFixed(value)) {
            mark(ValueMark.EMPTY_LIST);
            return;
        }
        var before = written.get(value);
        if (before != null) {
            mark(ValueMark.SAME);
            number(before);
            return;
        }
        written.put(value, written.size());
        if (value instanceof Map<?, ?> map) {
            mark(kind(map));
            entries(map);
        } else if (value instanceof Collection<?> collection) {
            mark(kind(collection));
            elements(collection);
        } else {
            object(value);
        }
    }

    private void object(Object value) throws UnfitSnapshot, ReflectiveOperationException {
        var shape = shape(value.getClass());
        mark(value instanceof Record ? ValueMark.RECORD : ValueMark.OBJECT);
        type(value.getClass());
        for (var field : shape.made()) {
            value(field.get(value));
        }
        fill(value, shape);
    }

    /** What an object has beyond what its constructor takes. */
    private void fill(Object value, ObjectShape shape) throws UnfitSnapshot, ReflectiveOperationException {
        for (var field : shape.filled()) {
            if (Modifier.isFinal(field.getModifiers())) {
                content(field, value);
            } else {
                value(field.get(value));
            }
        }
    }

    private void content(Field field, Object owner) throws UnfitSnapshot, ReflectiveOperationException {
        var content = field.get(owner);
        if (content == null) {
            mark(ValueMark.NULL);
            return;
        }
        var before = written.get(content);
        if (before != null) {
            mark(ValueMark.SAME);
            number(before);
            return;
        }
        written.put(content, written.size());
        if (content instanceof Map<?, ?> map) {
            mark(ValueMark.LINKED_MAP);
            entries(map);
        } else if (content instanceof Collection<?> collection) {
            mark(ValueMark.LIST);
            elements(collection);
        } else {
            mark(ValueMark.OBJECT);
            fill(content, shape(content.getClass()));
        }
    }

    private void elements(Collection<?> collection) throws UnfitSnapshot, ReflectiveOperationException {
        number(collection.size());
        for (var element : collection) {
            value(element);
        }
    }

    private void entries(Map<?, ?> map) throws UnfitSnapshot, ReflectiveOperationException {
        number(map.size());
        for (var entry : map.entrySet()) {
            value(entry.getKey());
            value(entry.getValue());
        }
    }

    private static ValueMark kind(Collection<?> collection) throws UnfitSnapshot {
        Class<?> type = collection.getClass();
        if (type == ArrayList.class) {
            return ValueMark.LIST;
        } else if (type == ArrayDeque.class) {
            return ValueMark.DEQUE;
        } else if (type == HashSet.class) {
            return ValueMark.HASH_SET;
        } else if (collection instanceof SortedSet<?> sorted) {
            requireNatural(sorted.comparator());
            return type == TreeSet.class ? ValueMark.SORTED_SET : ValueMark.FIXED_SORTED_SET;
        } else if (collection instanceof Set<?>) {
            return isFixed(collection) ? ValueMark.FIXED_SET : ValueMark.LINKED_SET;
        } else if (collection instanceof List<?> && isFixed(collection)) {
            return ValueMark.FIXED_LIST;
        }
        throw new UnfitSnapshot(type + " is no collection of a known kind");
    }

    private static ValueMark kind(Map<?, ?> map) throws UnfitSnapshot {
        Class<?> type = map.getClass();
        if (type == HashMap.class) {
            return ValueMark.HASH_MAP;
        } else if (type == LinkedHashMap.class) {
            return ValueMark.LINKED_MAP;
        } else if (map instanceof SortedMap<?, ?> sorted) {
            requireNatural(sorted.comparator());
            return type == TreeMap.class ? ValueMark.SORTED_MAP : ValueMark.FIXED_SORTED_MAP;
        } else if (type == EnumMap.class) {
            return ValueMark.ENUM_MAP;
        } else if (isFixed(map)) {
            return ValueMark.FIXED_MAP;
        }
        throw new UnfitSnapshot(type + " is no map of a known kind");
    }

    private static void requireNatural(@Nullable Object comparator) throws UnfitSnapshot {
        if (comparator != null) {
            throw new UnfitSnapshot("a collection is sorted by an order of its own");
        }
    }

    /** Whether it is one of the JDK's collections that nobody changes. */
    private static boolean isFixed(Object collection) {
        String name = collection.getClass().getName();
        return name.startsWith("java.util.ImmutableCollections$")
                || name.startsWith("java.util.Collections$Unmodifiable")
                || name.startsWith("java.util.Collections$Empty")
                || name.startsWith("java.util.Collections$Singleton");
    }

    private ObjectShape shape(Class<?> type) throws UnfitSnapshot, ReflectiveOperationException {
        var shape = shapes.get(type);
        if (shape == null) {
            shape = ObjectShape.of(type);
            shapes.put(type, shape);
        }
        return shape;
    }

    private void type(Class<?> type) throws UnfitSnapshot {
        var before = types.get(type);
        if (before == null && !ObjectShape.mayBe(type.getName())) {
            throw new UnfitSnapshot(type + " cannot be part of a snapshot");
        }
        number(before == null ? types.size() : before);
        if (before == null) {
            types.put(type, types.size());
            text(type.getName());
        }
    }

    private void mark(ValueMark mark) {
        out.write(mark.code());
    }

    private void text(String text) {
        var before = texts.get(text);
        if (before != null) {
            mark(ValueMark.SAME_TEXT);
            number(before);
            return;
        }
        texts.put(text, texts.size());
        mark(ValueMark.TEXT);
        byte[] bytes = text.getBytes(UTF_8);
        number(bytes.length);
        out.writeBytes(bytes);
    }

    /** Seven bits a byte, the lowest first; the sign is the lowest bit of all. */
    private void number(long number) {
        long rest = (number << 1) ^ (number >> 63);
        while ((rest & ~0x7FL) != 0) {
            out.write((int) ((rest & 0x7F) | 0x80));
            rest >>>= 7;
        }
        out.write((int) rest);
    }
}
