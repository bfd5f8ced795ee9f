package dev.cutover.journal.codec;

import dev.cutover.run.AttemptNote;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A record as a map from the names of its components, in their order. Nulls and empty optionals are left out. Immutable
 * and thread-safe.
 */
public final class RecordCodec implements FieldCodec {
    private final Class<?> type;
    private final Constructor<?> constructor;
    private final List<Part> parts;

    private record Part(String name, RecordComponent component, Method accessor, FieldCodec fieldCodec) {
        /** Asked only where a value is missing: reading annotations takes longer than reading most records. */
        boolean nullable() {
            return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
        }
    }

    /**
     * A codec for one class of records.
     *
     * @param shapes finds the codec of a component
     */
    public RecordCodec(Class<?> type, Function<Type, FieldCodec> shapes) {
        this.type = type;
        var components = type.getRecordComponents();
        try {
            constructor = type.getDeclaredConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("a record without its canonical constructor: " + type, e);
        }
        constructor.trySetAccessible();
        parts = Arrays.stream(components).map(each -> part(each, shapes)).toList();
    }

    private static Part part(RecordComponent component, Function<Type, FieldCodec> shapes) {
        component.getAccessor().trySetAccessible();
        return new Part(
                WireNames.component(component),
                component,
                component.getAccessor(),
                shapes.apply(component.getGenericType()));
    }

    @Override
    public Map<String, Object> toPlain(Object value) {
        var plain = new LinkedHashMap<String, Object>();
        for (var part : parts) {
            var each = get(part, value);
            if (each instanceof Optional<?> maybe && part.fieldCodec() instanceof CollectionCodecs.Maybe inner) {
                maybe.ifPresent(present -> plain.put(part.name(), inner.of().toPlain(present)));
            } else if (each instanceof AttemptNote && part.fieldCodec() instanceof NoteCodec note) {
                plain.putAll(note.toPlain(each));
            } else if (each != null) {
                plain.put(part.name(), part.fieldCodec().toPlain(each));
            }
        }
        return plain;
    }

    /** The plain form of a record's only component, which must be there. */
    Object onlyPlain(Object value) {
        var only = parts.get(0);
        var inner = get(only, value);
        if (inner == null) {
            throw new IllegalStateException("nothing in " + value);
        }
        return only.fieldCodec().toPlain(inner);
    }

    /** Keys that this version does not know are passed over: a newer one may have added them. */
    @Override
    public Object toValue(Object plain) {
        if (!(plain instanceof Map<?, ?> map)) {
            throw new UnreadableFact("'" + plain + "' is not an object");
        }
        return toValue(map, key -> null);
    }

    /** Values that the map lacks are looked up elsewhere. */
    Object toValue(Map<?, ?> map, Function<String, @Nullable Object> elsewhere) {
        var arguments = new @Nullable Object[parts.size()];
        for (int i = 0; i < arguments.length; i++) {
            var part = parts.get(i);
            var own = part.fieldCodec() instanceof NoteCodec ? map : map.get(part.name());
            arguments[i] = argument(part, own != null ? own : elsewhere.apply(part.name()));
        }
        return create(arguments);
    }

    private @Nullable Object argument(Part part, @Nullable Object plain) {
        if (plain != null) {
            try {
                return part.fieldCodec().toValue(plain);
            } catch (UnreadableFact e) {
                throw e.in("'" + part.name() + "'");
            }
        }
        if (part.nullable()) {
            return null;
        }
        var missing = part.fieldCodec().missing();
        if (missing == null) {
            throw new UnreadableFact("'" + part.name() + "' is missing");
        }
        return missing;
    }

    private static @Nullable Object get(Part part, Object value) {
        try {
            return part.accessor().invoke(value);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("cannot read " + part.accessor(), e);
        }
    }

    private Object create(@Nullable Object[] arguments) {
        try {
            return constructor.newInstance(arguments);
        } catch (InvocationTargetException e) {
            var unreadable =
                    new UnreadableFact(String.valueOf(e.getTargetException().getMessage()));
            unreadable.initCause(e);
            throw unreadable;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot make a " + type, e);
        }
    }
}
