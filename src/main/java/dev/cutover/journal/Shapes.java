package dev.cutover.journal;

import dev.cutover.run.AttemptNote;
import dev.cutover.run.AttemptTimer;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

/** Finds the shape of a type by looking at it, once. Thread-safe. */
final class Shapes {
    private static final Map<Class<?>, Shape> SCALARS = Map.ofEntries(
            Map.entry(String.class, ScalarShapes.TEXT),
            Map.entry(long.class, ScalarShapes.LONG),
            Map.entry(Long.class, ScalarShapes.LONG),
            Map.entry(int.class, ScalarShapes.INT),
            Map.entry(Integer.class, ScalarShapes.INT),
            Map.entry(double.class, ScalarShapes.DOUBLE),
            Map.entry(boolean.class, ScalarShapes.BOOLEAN),
            Map.entry(Instant.class, ScalarShapes.INSTANT),
            Map.entry(Duration.class, ScalarShapes.DURATION),
            Map.entry(Object.class, new FreeShape()),
            Map.entry(AttemptTimer.class, ScalarShapes.TIMER),
            Map.entry(AttemptNote.class, new NoteShape()));

    private final WireNames names;
    private final Map<Type, Shape> known = new HashMap<>();

    Shapes(WireNames names) {
        this.names = names;
    }

    synchronized Shape of(Type type) {
        var shape = known.get(type);
        if (shape == null) {
            shape = make(type);
            known.put(type, shape);
        }
        return shape;
    }

    private Shape make(Type type) {
        if (type instanceof ParameterizedType generic) {
            return holding(generic);
        } else if (!(type instanceof Class<?> plain)) {
            throw new IllegalArgumentException("no shape for " + type);
        } else if (SCALARS.containsKey(plain)) {
            return Objects.requireNonNull(SCALARS.get(plain));
        } else if (plain.isEnum()) {
            return ScalarShapes.ofEnum(plain);
        } else if (plain.isRecord()) {
            var shape = new RecordShape(plain, this::of);
            return names.isWrapper(plain) ? new WrappedShape(plain.getRecordComponents()[0].getName(), shape) : shape;
        } else if (plain.isSealed()) {
            return kinds(plain);
        }
        throw new IllegalArgumentException("no shape for " + type);
    }

    private Shape holding(ParameterizedType type) {
        var last = of(type.getActualTypeArguments()[type.getActualTypeArguments().length - 1]);
        var raw = type.getRawType();
        if (raw == List.class) {
            return new CollectionShapes.Ordered(last);
        } else if (raw == Set.class) {
            return new CollectionShapes.Sorted(last);
        } else if ((raw == Map.class || raw == SortedMap.class) && type.getActualTypeArguments()[0] == String.class) {
            return new CollectionShapes.Keyed(last);
        } else if (raw == Optional.class) {
            return new CollectionShapes.Maybe(last);
        }
        throw new IllegalArgumentException("no shape for " + type);
    }

    private Shape kinds(Class<?> type) {
        var kinds = new LinkedHashMap<Class<?>, String>();
        var shapes = new LinkedHashMap<String, RecordShape>();
        for (var each : type.getPermittedSubclasses()) {
            kinds.put(each, names.kind(each));
            shapes.put(names.kind(each), new RecordShape(each, this::of));
        }
        return new KindShape(kinds, shapes);
    }
}
