package dev.cutover.query.snapshot;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Reads what {@link GraphWriter} wrote. Bytes that it did not write may give any object of our model, or an exception
 * of any kind, but never load a class of others, nor take much more memory than they are long. Not thread-safe; used
 * once.
 */
final class GraphReader {
    /** No value of a run is nested as deeply as this. */
    private static final int DEEPEST = 300;

    private final byte[] in;
    private int at;
    private int depth;
    private final List<@Nullable Object> read = new ArrayList<>();
    private final List<String> texts = new ArrayList<>();
    private final List<Class<?>> types = new ArrayList<>();
    private final Map<Class<?>, ObjectShape> shapes = new HashMap<>();

    private GraphReader(byte[] in, int from) {
        this.in = in;
        this.at = from;
    }

    /** The object that was written; it begins here and takes up the rest. */
    static @Nullable Object root(byte[] bytes, int from) throws UnfitSnapshot, ReflectiveOperationException {
        var reader = new GraphReader(bytes, from);
        var root = reader.value();
        if (reader.at != bytes.length) {
            throw new UnfitSnapshot("something follows the last value");
        }
        return root;
    }

    private @Nullable Object value() throws UnfitSnapshot, ReflectiveOperationException {
        var mark = mark();
        return switch (mark) {
            case NULL -> null;
            case SAME -> same();
            case TEXT, SAME_TEXT -> text(mark);
            case TRUE -> true;
            case FALSE -> false;
            case INT -> Math.toIntExact(number());
            case LONG -> number();
            case DOUBLE -> Double.longBitsToDouble(number());
            case CHARACTER -> (char) number();
            case INSTANT -> Instant.ofEpochSecond(number(), number());
            case DURATION -> Duration.ofSeconds(number(), number());
            case BY_TEXT -> ValueText.read((int) number(), text());
            case NOTHING -> Optional.empty();
            case SOMETHING -> something();
            case EMPTY_LIST -> List.of();
            case ENUM -> constant();
            default -> shared(mark);
        };
    }

    private ValueMark mark() {
        return ValueMark.of(in[at++]);
    }

    private @Nullable Object same() throws UnfitSnapshot {
        return read.get((int) number());
    }

    private Object something() throws UnfitSnapshot, ReflectiveOperationException {
        descend();
        var value = value();
        depth--;
        return Optional.ofNullable(value);
    }

    private void descend() throws UnfitSnapshot {
        if (++depth > DEEPEST) {
            throw new UnfitSnapshot("values are nested too deeply");
        }
    }

    private Object shared(ValueMark mark) throws UnfitSnapshot, ReflectiveOperationException {
        int number = read.size();
        read.add(null);
        descend();
        Object value = switch (mark) {
            case RECORD, OBJECT -> object(number);
            case FIXED_LIST -> fixed(into(new ArrayList<>()));
            case LIST -> into(new ArrayList<>());
            case DEQUE -> into(new ArrayDeque<>());
            case FIXED_SET -> Collections.unmodifiableSet(into(new LinkedHashSet<>()));
            case HASH_SET -> into(new HashSet<>());
            case LINKED_SET -> into(new LinkedHashSet<>());
            case SORTED_SET -> into(new TreeSet<>());
            case FIXED_SORTED_SET -> Collections.unmodifiableSortedSet(into(new TreeSet<>()));
            case FIXED_MAP -> Collections.unmodifiableMap(entries(new LinkedHashMap<>()));
            case HASH_MAP -> entries(new HashMap<>());
            case LINKED_MAP -> entries(new LinkedHashMap<>());
            case SORTED_MAP -> entries(new TreeMap<>());
            case FIXED_SORTED_MAP -> Collections.unmodifiableSortedMap(entries(new TreeMap<>()));
            case ENUM_MAP -> enumMap(entries(new LinkedHashMap<>()));
            default -> throw new UnfitSnapshot("there is no kind of value " + mark);
        };
        depth--;
        read.set(number, value);
        return value;
    }

    private Object object(int number) throws UnfitSnapshot, ReflectiveOperationException {
        var type = type();
        var shape = shape(type);
        var made = new @Nullable Object[shape.constructor().getParameterCount()];
        for (int i = 0; i < made.length; i++) {
            made[i] = value();
        }
        var object = shape.constructor().newInstance(made);
        read.set(number, object);
        fill(object, shape);
        return object;
    }

    private void fill(Object object, ObjectShape shape) throws UnfitSnapshot, ReflectiveOperationException {
        for (var field : shape.filled()) {
            if (Modifier.isFinal(field.getModifiers())) {
                content(field, field.get(object));
            } else {
                field.set(object, value());
            }
        }
    }

    @SuppressWarnings("unchecked") // like all that is read here, what is in a collection shows when it is used
    private void content(Field field, @Nullable Object content) throws UnfitSnapshot, ReflectiveOperationException {
        var mark = mark();
        if (mark == ValueMark.NULL || mark == ValueMark.SAME) {
            if (content != (mark == ValueMark.NULL ? null : same())) {
                throw new UnfitSnapshot(field + " holds something else");
            }
            return;
        }
        read.add(content);
        if (mark == ValueMark.LINKED_MAP && content instanceof Map<?, ?> map) {
            entries((Map<Object, Object>) map);
        } else if (mark == ValueMark.LIST && content instanceof Collection<?> collection) {
            into((Collection<Object>) collection);
        } else if (mark == ValueMark.OBJECT && content != null) {
            fill(content, shape(content.getClass()));
        } else {
            throw new UnfitSnapshot(field + " cannot be filled");
        }
    }

    private static Object fixed(List<Object> elements) {
        return elements.contains(null) ? Collections.unmodifiableList(elements) : List.copyOf(elements);
    }

    /** Grows as elements are read: what is claimed takes up no memory. */
    private <T extends Collection<Object>> T into(T collection) throws UnfitSnapshot, ReflectiveOperationException {
        for (int left = count(); left > 0; left--) {
            collection.add(value());
        }
        return collection;
    }

    private <T extends Map<Object, Object>> T entries(T map) throws UnfitSnapshot, ReflectiveOperationException {
        for (int left = count(); left > 0; left--) {
            var key = value();
            map.put(key, value());
        }
        return map;
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // an enum is known at run time only
    private static Object enumMap(Map<Object, Object> entries) throws UnfitSnapshot {
        if (entries.isEmpty()) {
            throw new UnfitSnapshot("a map of constants is empty, and does not say of which");
        }
        return new EnumMap((Map) entries);
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // an enum is known at run time only
    private Object constant() throws UnfitSnapshot, ReflectiveOperationException {
        return Enum.valueOf((Class) type(), text());
    }

    /** Each element takes at least a byte, so bytes that claim more are refused before anything is made for them. */
    private int count() throws UnfitSnapshot {
        long count = number();
        if (count < 0 || count > in.length - at) {
            throw new UnfitSnapshot("there cannot be " + count + " elements");
        }
        return (int) count;
    }

    private Class<?> type() throws UnfitSnapshot, ReflectiveOperationException {
        long number = number();
        if (number == types.size()) {
            String name = text();
            if (!ObjectShape.mayBe(name)) {
                throw new UnfitSnapshot(name + " cannot be part of a snapshot");
            }
            types.add(Class.forName(name, true, GraphReader.class.getClassLoader()));
        }
        return types.get((int) number);
    }

    private ObjectShape shape(Class<?> type) throws UnfitSnapshot, ReflectiveOperationException {
        var shape = shapes.get(type);
        if (shape == null) {
            shape = ObjectShape.toRead(type);
            shapes.put(type, shape);
        }
        return shape;
    }

    private String text() throws UnfitSnapshot {
        return text(mark());
    }

    private String text(ValueMark mark) throws UnfitSnapshot {
        if (mark == ValueMark.SAME_TEXT) {
            return texts.get((int) number());
        } else if (mark != ValueMark.TEXT) {
            throw new UnfitSnapshot("there is no text");
        }
        int length = count();
        var text = new String(in, at, length, UTF_8);
        at += length;
        texts.add(text);
        return text;
    }

    private long number() throws UnfitSnapshot {
        long number = 0;
        for (int shift = 0; shift < 70; shift += 7) {
            int part = in[at++];
            number |= (part & 0x7FL) << shift;
            if (part >= 0) {
                return (number >>> 1) ^ -(number & 1);
            }
        }
        throw new UnfitSnapshot("a number does not end");
    }
}
