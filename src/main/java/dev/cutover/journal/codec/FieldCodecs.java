package dev.cutover.journal.codec;

import dev.cutover.model.Scope;
import dev.cutover.run.AttemptNote;
import dev.cutover.run.AttemptTimer;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
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

/** Finds the codec of a type by reflection, once. Thread-safe. */
public final class FieldCodecs {
    private static final Map<Class<?>, FieldCodec> SCALARS = Map.ofEntries(
            Map.entry(String.class, ScalarCodecs.TEXT),
            Map.entry(long.class, ScalarCodecs.LONG),
            Map.entry(Long.class, ScalarCodecs.LONG),
            Map.entry(int.class, ScalarCodecs.INT),
            Map.entry(Integer.class, ScalarCodecs.INT),
            Map.entry(double.class, ScalarCodecs.DOUBLE),
            Map.entry(boolean.class, ScalarCodecs.BOOLEAN),
            Map.entry(BigDecimal.class, ScalarCodecs.DECIMAL),
            Map.entry(Instant.class, ScalarCodecs.INSTANT),
            Map.entry(Duration.class, ScalarCodecs.DURATION),
            Map.entry(Object.class, new FreeValueCodec()),
            Map.entry(AttemptTimer.class, ScalarCodecs.TIMER),
            Map.entry(AttemptNote.class, new NoteCodec()));

    private final WireNames names;
    private final Map<Type, FieldCodec> known = new HashMap<>();

    public FieldCodecs(WireNames names) {
        this.names = names;
    }

    public synchronized FieldCodec of(Type type) {
        var fieldCodec = known.get(type);
        if (fieldCodec == null) {
            fieldCodec = make(type);
            known.put(type, fieldCodec);
        }
        return fieldCodec;
    }

    private FieldCodec make(Type type) {
        if (type instanceof ParameterizedType generic) {
            return holding(generic);
        } else if (!(type instanceof Class<?> plain)) {
            throw new IllegalArgumentException("no shape for " + type);
        } else if (SCALARS.containsKey(plain)) {
            return Objects.requireNonNull(SCALARS.get(plain));
        } else if (plain.isEnum()) {
            return ScalarCodecs.ofEnum(plain);
        } else if (plain.isRecord()) {
            var shape = new RecordCodec(plain, this::of);
            if (plain == Scope.class) {
                return new ScopeCodec(shape);
            }
            return names.isWrapper(plain)
                    ? new WrappedValueCodec(plain.getRecordComponents()[0].getName(), shape)
                    : shape;
        } else if (plain.isSealed()) {
            return kinds(plain);
        }
        throw new IllegalArgumentException("no shape for " + type);
    }

    private FieldCodec holding(ParameterizedType type) {
        var last = of(type.getActualTypeArguments()[type.getActualTypeArguments().length - 1]);
        var raw = type.getRawType();
        if (raw == List.class) {
            return new CollectionCodecs.Ordered(last);
        } else if (raw == Set.class) {
            return new CollectionCodecs.Sorted(last);
        } else if ((raw == Map.class || raw == SortedMap.class) && type.getActualTypeArguments()[0] == String.class) {
            return new CollectionCodecs.Keyed(last);
        } else if (raw == Map.class && type.getActualTypeArguments()[0] instanceof Class<?> keys && keys.isEnum()) {
            return new EnumKeyed(of(keys), last);
        } else if (raw == Optional.class) {
            return new CollectionCodecs.Maybe(last);
        }
        throw new IllegalArgumentException("no shape for " + type);
    }

    private FieldCodec kinds(Class<?> type) {
        var kinds = new LinkedHashMap<Class<?>, String>();
        var shapes = new LinkedHashMap<String, RecordCodec>();
        for (var each : type.getPermittedSubclasses()) {
            kinds.put(each, names.kind(each));
            shapes.put(names.kind(each), new RecordCodec(each, this::of));
        }
        return new KindCodec(kinds, shapes);
    }
}
