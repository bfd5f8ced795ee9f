package dev.cutover.testkit;

import dev.cutover.run.AttemptNote;
import dev.cutover.run.AttemptTimer;
import dev.cutover.run.NoteForm;
import dev.cutover.run.RunId;
import dev.cutover.run.fact.Event;
import dev.cutover.run.fact.Fact;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Generates facts of every kind, with values for all components, by reflection. */
public final class FactArbitraries {
    private FactArbitraries() {}

    /** Every record that is a fact. */
    public static List<Class<?>> factTypes() {
        var types = new ArrayList<Class<?>>();
        collect(Fact.class, types);
        return types;
    }

    private static void collect(Class<?> type, List<Class<?>> into) {
        if (type.isSealed()) {
            Arrays.stream(type.getPermittedSubclasses()).forEach(each -> collect(each, into));
        } else {
            into.add(type);
        }
    }

    public static Arbitrary<Fact> facts() {
        return Arbitraries.oneOf(factTypes().stream().map(FactArbitraries::of).toList())
                .map(Fact.class::cast);
    }

    public static Arbitrary<Event> events() {
        return Combinators.combine(
                        Arbitraries.longs().between(1, Long.MAX_VALUE),
                        Arbitraries.longs().between(1, Long.MAX_VALUE),
                        instants(),
                        texts(),
                        facts())
                .as((epoch, seq, at, actor, fact) ->
                        new Event(new RunId("r1"), epoch, seq, at.truncatedTo(ChronoUnit.MICROS), actor, fact));
    }

    /** Values of the type, built from values of its components. */
    public static Arbitrary<?> of(Type type) {
        if (type instanceof ParameterizedType generic) {
            return holding(generic);
        }
        var plain = (Class<?>) type;
        if (plain == AttemptNote.class) {
            return notes();
        } else if (plain == AttemptTimer.class) {
            return Arbitraries.oneOf(texts(), Arbitraries.of("wait", "over", "observe", "look", "hold-0", "hold-12"))
                    .map(AttemptTimer::of);
        } else if (plain.isRecord()) {
            return records(plain);
        } else if (plain.isSealed()) {
            return Arbitraries.oneOf(Arrays.stream(plain.getPermittedSubclasses())
                    .map(each -> of((Type) each).map(value -> (Object) value))
                    .toList());
        } else if (plain.isEnum()) {
            return Arbitraries.of(plain.getEnumConstants());
        }
        return scalars(plain);
    }

    private static Arbitrary<?> scalars(Class<?> type) {
        return switch (type.getSimpleName()) {
            case "String" -> texts();
            case "int", "Integer" -> Arbitraries.integers().between(0, Integer.MAX_VALUE);
            case "long", "Long" -> Arbitraries.longs();
            case "double" -> doubles();
            case "boolean" -> Arbitraries.of(true, false);
            case "Instant" -> instants();
            case "Duration" -> Arbitraries.longs().map(Duration::ofNanos);
            case "BigDecimal" -> Arbitraries.bigDecimals();
            case "Object" -> free(2);
            default -> throw new IllegalArgumentException("no values of " + type);
        };
    }

    private static Arbitrary<?> holding(ParameterizedType type) {
        var arguments = type.getActualTypeArguments();
        var each = of(arguments[arguments.length - 1]).map(value -> (Object) value);
        if (type.getRawType() == List.class) {
            return each.list().ofMaxSize(3);
        } else if (type.getRawType() == Set.class) {
            return each.set().ofMaxSize(3);
        } else if (type.getRawType() == Optional.class) {
            return each.optional();
        } else if (type.getRawType() == Map.class || type.getRawType() == SortedMap.class) {
            var names = arguments[0] == String.class ? keys() : of(arguments[0]);
            return Arbitraries.maps(names, each).ofMaxSize(3).map(TreeMap::new);
        }
        throw new IllegalArgumentException("no values of " + type);
    }

    private static Arbitrary<?> records(Class<?> type) {
        var parts = Arrays.stream(type.getRecordComponents())
                .map(component -> part(type, component))
                .toList();
        return Combinators.combine(parts).as(values -> create(type, values));
    }

    private static Arbitrary<Object> part(Class<?> type, RecordComponent component) {
        if (type.getSimpleName().equals("Weight")) {
            return Arbitraries.integers().between(0, 10_000).map(value -> value);
        }
        return of(component.getGenericType()).map(value -> value);
    }

    private static Object create(Class<?> type, List<Object> values) {
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(Arrays.stream(type.getRecordComponents())
                    .map(RecordComponent::getType)
                    .toArray(Class<?>[]::new));
            constructor.setAccessible(true);
            return constructor.newInstance(values.toArray());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Texts in known formats and others. */
    public static Arbitrary<AttemptNote> notes() {
        var keys = Arbitraries.of(
                "evidence",
                "read",
                "verified",
                "baseline",
                "weights-1",
                "weights-at-end",
                "breach-3",
                "stepped-back",
                "work",
                "overridden",
                "overridden-0");
        var values = Arbitraries.of("taken", "ok", "as the record left them", "wait", "override", "yes", "removed");
        return Combinators.combine(Arbitraries.oneOf(keys, texts()), Arbitraries.oneOf(values, texts()))
                .as((what, value) -> new NoteForm(what, value).note());
    }

    /** Any characters, including lone surrogates and line ends. */
    private static Arbitrary<String> texts() {
        return Arbitraries.oneOf(
                Arbitraries.strings().alpha().ofMaxLength(8),
                Arbitraries.strings().all().ofMaxLength(8),
                Arbitraries.of(
                        "",
                        "\n",
                        "\u0000",
                        "\u007f",
                        "\u0085",
                        "\u202e",
                        "\ud83d\ude00",
                        "\ud83d",
                        "\",\"more\":true}"));
    }

    /** Whole characters only. */
    private static Arbitrary<String> keys() {
        return texts().map(text -> text.replaceAll("[\\ud800-\\udfff]", "?"));
    }

    private static Arbitrary<Double> doubles() {
        return Arbitraries.oneOf(
                Arbitraries.doubles(),
                Arbitraries.of(Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, -0.0, 1e-300, 1e300));
    }

    private static Arbitrary<Instant> instants() {
        return Arbitraries.longs()
                .between(0, 4_000_000_000L)
                .flatMap(second -> Arbitraries.integers()
                        .between(0, 999_999_999)
                        .map(nano -> Instant.ofEpochSecond(second, nano)));
    }

    /** Values that YAML can express, in the form in which they are read back. */
    private static Arbitrary<Object> free(int depth) {
        var scalars = Arbitraries.oneOf(
                texts().map(value -> (Object) value),
                Arbitraries.longs().map(value -> (Object) value),
                Arbitraries.doubles().map(value -> (Object) value),
                Arbitraries.of(true, false).map(value -> (Object) value));
        if (depth == 0) {
            return scalars;
        }
        return Arbitraries.oneOf(
                scalars,
                free(depth - 1).list().ofMaxSize(3).map(value -> (Object) value),
                Arbitraries.maps(keys(), free(depth - 1)).ofMaxSize(3).map(TreeMap::new));
    }
}
