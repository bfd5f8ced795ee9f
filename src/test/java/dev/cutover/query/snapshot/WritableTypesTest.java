package dev.cutover.query.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.model.Threshold;
import dev.cutover.model.reconcile.Limit;
import dev.cutover.query.RunView;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** Every field that a view can reach has a type that a snapshot can hold, so that a new one cannot end snapshots. */
class WritableTypesTest {
    private static final Set<Class<?>> PLAIN = Set.of(
            String.class,
            Boolean.class,
            Integer.class,
            Long.class,
            Double.class,
            Character.class,
            Instant.class,
            Duration.class,
            BigDecimal.class,
            LocalDate.class,
            LocalTime.class,
            ZoneId.class);

    /** A view's state has none: whoever gives it one checks steps before they are written, and is no view. */
    private static final Set<Class<?>> ALWAYS_NULL = Set.of(Predicate.class);

    /** Open only because its one implementation stands in another package. */
    private static final Map<Class<?>, Class<?>> STANDS_FOR = Map.of(Limit.class, Threshold.class);

    private final Set<Class<?>> seen = new HashSet<>();
    private final Deque<Class<?>> open = new ArrayDeque<>();
    private final List<String> unwritable = new ArrayList<>();

    @Test
    void everyTypeThatAViewCanReachCanBeWritten() throws Exception {
        reach(RunView.class, "the view");
        while (!open.isEmpty()) {
            var type = open.remove();
            var shape = ObjectShape.of(type);
            for (var field : shape.made()) {
                look(field.getGenericType(), field.toString());
            }
            for (var field : shape.filled()) {
                look(field.getGenericType(), field.toString());
            }
        }
        assertThat(unwritable).isEmpty();
        assertThat(seen).hasSizeGreaterThan(200);
    }

    private void look(Type type, String where) {
        if (type instanceof ParameterizedType generic) {
            look(generic.getRawType(), where);
            for (var argument : generic.getActualTypeArguments()) {
                look(argument, where);
            }
        } else if (type instanceof WildcardType wildcard) {
            look(wildcard.getUpperBounds()[0], where);
        } else if (type instanceof Class<?> known) {
            reach(known, where);
        } else {
            unwritable.add(type + " in " + where);
        }
    }

    private void reach(Class<?> declared, String where) {
        Class<?> type = STANDS_FOR.getOrDefault(declared, declared);
        if (isKnown(type) || !seen.add(type)) {
            return;
        }
        if (type.isSealed()) {
            for (var permitted : type.getPermittedSubclasses()) {
                reach(permitted, where);
            }
        } else if (!ObjectShape.mayBe(type.getName())) {
            unwritable.add(type + " in " + where);
        } else if (type.isEnum()) {
            seen.add(type);
        } else if (Modifier.isAbstract(type.getModifiers())) {
            unwritable.add(type + ", which is open, in " + where);
        } else {
            open.add(type);
        }
    }

    /** Free values, which are objects to the compiler, are plain ones, lists and maps. */
    private static boolean isKnown(Class<?> type) {
        return type.isPrimitive()
                || type == Object.class
                || type == Optional.class
                || PLAIN.contains(type)
                || ALWAYS_NULL.contains(type)
                || (type.getName().startsWith("java.util.")
                        && (Collection.class.isAssignableFrom(type) || Map.class.isAssignableFrom(type)));
    }
}
