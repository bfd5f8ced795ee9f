package dev.cutover.testkit;

import dev.cutover.model.Threshold;
import dev.cutover.model.reconcile.DatePattern;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;

/** A value of a record, made of plain values: lists hold one element, and what is optional is there. */
final class PlainValues {
    private PlainValues() {}

    static Object of(Type type) {
        if (type instanceof ParameterizedType generic) {
            return holding(generic);
        }
        var plain = (Class<?>) type;
        if (plain == DatePattern.class) {
            return new DatePattern("dd.MM.yyyy");
        } else if (plain.isRecord()) {
            return record(plain);
        } else if (plain.isSealed()) {
            return of(plain.getPermittedSubclasses()[0]);
        } else if (plain.isEnum()) {
            return plain.getEnumConstants()[0];
        }
        return switch (plain.getSimpleName()) {
            case "String", "Object" -> "plain";
            case "int" -> 1;
            case "long", "Long" -> 1L;
            case "double" -> 1.0;
            case "boolean" -> true;
            case "Character" -> '.';
            case "Instant" -> Instant.EPOCH;
            case "Duration" -> Duration.ofSeconds(1);
            case "OptionalInt" -> OptionalInt.of(1);
            case "BigDecimal" -> BigDecimal.ONE;
            case "ZoneId" -> ZoneOffset.UTC;
            case "Limit" -> of(Threshold.class);
            default -> throw new IllegalArgumentException("no plain value of " + type);
        };
    }

    private static Object holding(ParameterizedType type) {
        var arguments = type.getActualTypeArguments();
        var last = of(arguments[arguments.length - 1]);
        return switch (((Class<?>) type.getRawType()).getSimpleName()) {
            case "List" -> List.of(last);
            case "Set" -> Set.of(last);
            case "Optional" -> Optional.of(last);
            case "Map", "SortedMap" -> new TreeMap<>(Map.of(of(arguments[0]), last));
            default -> throw new IllegalArgumentException("no plain value of " + type);
        };
    }

    private static Object record(Class<?> type) {
        var parts = type.getRecordComponents();
        try {
            var constructor = type.getDeclaredConstructor(
                    Arrays.stream(parts).map(RecordComponent::getType).toArray(Class<?>[]::new));
            constructor.setAccessible(true);
            return constructor.newInstance(
                    Arrays.stream(parts).map(part -> of(part.getGenericType())).toArray());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("no plain value of " + type, e);
        }
    }
}
