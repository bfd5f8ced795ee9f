package dev.cutover.testkit;

import dev.cutover.run.fact.Fact;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Facts of every kind with one text component after the other replaced, each named by its path. */
public final class Leaves {
    private static final String PLAIN = "plain";

    private final String text;
    private final int place;
    private final int alternative;
    private final List<String> way = new ArrayList<>();
    private int passed;
    private String found = "";

    private Leaves(String text, int place, int alternative) {
        this.text = text;
        this.place = place;
        this.alternative = alternative;
    }

    /** For each text that any fact can hold, its name such as {@code Held.why}, and a fact that has this text there. */
    public static Map<String, Fact> of(String text) {
        var facts = new LinkedHashMap<String, Fact>();
        for (var kind : FactArbitraries.factTypes()) {
            for (int alternative = 0; alternative < alternatives(kind); alternative++) {
                for (int place = 0; ; place++) {
                    var leaves = new Leaves(text, place, alternative);
                    leaves.way.add(kind.getSimpleName());
                    var fact = (Fact) leaves.value(kind);
                    if (leaves.found.isEmpty()) {
                        break;
                    }
                    facts.put(leaves.found, fact);
                }
            }
        }
        return facts;
    }

    /** The number of permitted subclasses of a sealed component. */
    private static int alternatives(Type type) {
        if (type instanceof ParameterizedType generic) {
            return Arrays.stream(generic.getActualTypeArguments())
                    .mapToInt(Leaves::alternatives)
                    .max()
                    .orElse(1);
        }
        var plain = (Class<?>) type;
        if (plain.isSealed()) {
            return plain.getPermittedSubclasses().length;
        }
        return plain.isRecord()
                ? Arrays.stream(plain.getRecordComponents())
                        .mapToInt(part -> alternatives(part.getGenericType()))
                        .max()
                        .orElse(1)
                : 1;
    }

    private Object value(Type type) {
        if (type instanceof ParameterizedType generic) {
            return holding(generic);
        }
        var plain = (Class<?>) type;
        if (plain.isRecord()) {
            return record(plain);
        } else if (plain.isSealed()) {
            var forms = plain.getPermittedSubclasses();
            var form = forms[alternative % forms.length];
            way.set(way.size() - 1, way.get(way.size() - 1) + "(" + form.getSimpleName() + ")");
            return value(form);
        } else if (plain.isEnum()) {
            return plain.getEnumConstants()[0];
        }
        return scalar(plain);
    }

    private Object scalar(Class<?> type) {
        return switch (type.getSimpleName()) {
            case "String", "Object" -> leaf();
            case "int", "Integer" -> 1;
            case "long", "Long" -> 1L;
            case "double" -> 1.0;
            case "boolean" -> true;
            case "Instant" -> Instant.EPOCH;
            case "Duration" -> Duration.ZERO;
            case "BigDecimal" -> BigDecimal.ONE;
            default -> throw new IllegalArgumentException("no values of " + type);
        };
    }

    private String leaf() {
        boolean here = passed++ == place;
        if (here) {
            found = String.join(".", way);
        }
        return here ? text : PLAIN;
    }

    private Object holding(ParameterizedType type) {
        var arguments = type.getActualTypeArguments();
        if (type.getRawType() == List.class) {
            return List.of(value(arguments[0]));
        } else if (type.getRawType() == Set.class) {
            return Set.of(value(arguments[0]));
        } else if (type.getRawType() == Optional.class) {
            return Optional.of(value(arguments[0]));
        }
        var map = new TreeMap<Object, Object>();
        map.put(arguments[0] == String.class ? "name" : value(arguments[0]), value(arguments[1]));
        return map;
    }

    private Object record(Class<?> type) {
        var parts = type.getRecordComponents();
        var values = new Object[parts.length];
        for (int at = 0; at < parts.length; at++) {
            way.add(parts[at].getName());
            values[at] = value(parts[at].getGenericType());
            way.remove(way.size() - 1);
        }
        try {
            var constructor = type.getDeclaredConstructor(
                    Arrays.stream(parts).map(part -> part.getType()).toArray(Class<?>[]::new));
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type + " " + Arrays.toString(values), e);
        }
    }
}
