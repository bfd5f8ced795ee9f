package dev.cutover.connector.sandbox;

import dev.cutover.spi.Mistake;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Settings as somebody wrote them, read one by one; what is wrong is kept as problems, so that all of them can be told
 * at once. Not thread-safe.
 */
final class Given {
    private static final Pattern SPAN = Pattern.compile("(\\d{1,9}(d|h|m|s|ms))+");
    private static final Pattern PERCENT = Pattern.compile("(\\d{1,3}(?:\\.\\d{1,2})?) ?%");

    private final Map<String, ?> values;
    private final Set<String> known = new LinkedHashSet<>();
    private final List<Mistake> mistakes = new ArrayList<>();

    Given(Map<String, ?> values) {
        this.values = values;
    }

    Optional<String> text(String name) {
        return read(name, "a text", value -> isScalar(value) ? value.toString() : null);
    }

    Optional<Boolean> flag(String name) {
        return read(name, "true or false", value -> value instanceof Boolean flag ? flag : null);
    }

    Optional<Double> number(String name) {
        return read(name, "a number", value -> value instanceof Number number ? number.doubleValue() : null);
    }

    Optional<Long> whole(String name) {
        return read(name, "a whole number", Given::whole);
    }

    Optional<Duration> span(String name) {
        return read(name, "a duration such as 90s or 10m", Given::span);
    }

    /** In basis points. */
    Optional<Integer> percent(String name) {
        return read(name, "a percentage such as 30 %", value -> {
            var matcher = PERCENT.matcher(value.toString());
            return matcher.matches()
                    ? new BigDecimal(matcher.group(1)).movePointRight(2).intValueExact()
                    : null;
        });
    }

    /** Texts by name, in the order in which they were written. */
    Optional<Map<String, String>> texts(String name) {
        return read(name, "names with texts", value -> {
            var map = value instanceof Map<?, ?> given ? given : Map.of("", List.of());
            return map.values().stream().allMatch(Given::isScalar) ? each(map, Object::toString) : null;
        });
    }

    /** Lists of texts by name, in the order in which they were written. */
    Optional<Map<String, List<String>>> lists(String name) {
        return read(name, "names with lists of texts", value -> {
            var map = value instanceof Map<?, ?> given ? given : Map.of("", "");
            return map.values().stream().allMatch(List.class::isInstance) ? each(map, Given::list) : null;
        });
    }

    /** Some texts: as a list, or separated by commas. */
    Optional<List<String>> list(String name) {
        return read(name, "a list", value -> value instanceof Map ? null : list(value));
    }

    /** A list of settings. */
    List<Map<String, Object>> maps(String name) {
        return read(name, "a list of mappings", value -> {
                    boolean fits =
                            value instanceof List<?> list && list.stream().allMatch(Map.class::isInstance);
                    return fits ? ((List<?>) value).stream().map(Given::map).toList() : null;
                })
                .orElse(List.of());
    }

    /** Settings by name; each has to be a mapping. */
    Map<String, Map<String, Object>> named(String name) {
        return read(name, "names with mappings", value -> {
                    boolean fits = value instanceof Map<?, ?> map
                            && map.values().stream().allMatch(Map.class::isInstance);
                    return fits ? each((Map<?, ?>) value, Given::map) : null;
                })
                .orElse(Map.of());
    }

    /** Reads something by a rule of one's own: what it refuses with an {@link EstateException} is a problem. */
    <T> Optional<T> as(String name, Function<String, T> rule) {
        return text(name).flatMap(text -> {
            try {
                return Optional.of(rule.apply(text));
            } catch (EstateException refusal) {
                mistake(name, refusal);
                return Optional.empty();
            }
        });
    }

    void problem(String problem) {
        mistakes.add(Mistake.of(problem));
    }

    /** Something about a name that was refused. */
    void mistake(String name, EstateException refusal) {
        mistakes.add(mistaken(name, refusal));
    }

    /** What is wrong; a name that nobody has asked for is unknown. */
    List<Mistake> mistakes() {
        var all = new ArrayList<>(mistakes);
        values.keySet().stream()
                .filter(name -> !known.contains(name))
                .forEach(name -> all.add(mistaken(name, Names.unknown("key", name, known))));
        return all;
    }

    /** The same, each in one sentence. */
    List<String> problems() {
        return mistakes().stream().map(Given::sentence).toList();
    }

    static String sentence(Mistake mistake) {
        return mistake.hint().isEmpty() ? mistake.message() : mistake.message() + ": " + mistake.hint();
    }

    private static Mistake mistaken(String name, EstateException refusal) {
        return Mistake.at(name, String.valueOf(refusal.getMessage()), refusal.hint());
    }

    static Map<String, Object> map(Object value) {
        return value instanceof Map<?, ?> map ? each(map, inner -> inner) : Map.of();
    }

    /** A value as text; lists are separated by commas. */
    static String join(Object value) {
        return value instanceof List<?> list
                ? list.stream().map(Object::toString).collect(Collectors.joining(","))
                : value.toString();
    }

    private <T> Optional<T> read(String name, String expected, Function<Object, @Nullable T> rule) {
        known.add(name);
        var value = values.get(name);
        if (value == null) {
            return Optional.empty();
        }
        var read = Optional.ofNullable(rule.apply(value));
        if (read.isEmpty()) {
            mistakes.add(Mistake.at(name, "'" + name + "' has to be " + expected + ", not " + value, ""));
        }
        return read;
    }

    private static @Nullable Long whole(Object value) {
        return value instanceof Integer || value instanceof Long ? (Long) ((Number) value).longValue() : null;
    }

    private static @Nullable Duration span(Object value) {
        String text = value.toString();
        if (!SPAN.matcher(text).matches()) {
            return null;
        }
        long ms = 0;
        var part = Pattern.compile("(\\d+)(ms|[dhms])").matcher(text);
        while (part.find()) {
            ms += Long.parseLong(part.group(1)) * unit(part.group(2));
        }
        return ms == 0 ? null : Duration.ofMillis(ms);
    }

    private static long unit(String name) {
        return switch (name) {
            case "d" -> 86_400_000L;
            case "h" -> 3_600_000L;
            case "m" -> 60_000L;
            case "s" -> 1_000L;
            default -> 1L;
        };
    }

    private static boolean isScalar(Object value) {
        return value instanceof String || value instanceof Number || value instanceof Boolean;
    }

    private static List<String> list(Object value) {
        return value instanceof List<?> list
                ? list.stream().map(Object::toString).toList()
                : Pattern.compile(",")
                        .splitAsStream(value.toString())
                        .map(String::strip)
                        .filter(text -> !text.isEmpty())
                        .toList();
    }

    private static <T> Map<String, T> each(Map<?, ?> map, Function<Object, T> rule) {
        var copy = new LinkedHashMap<String, T>();
        map.forEach((name, value) -> copy.put(String.valueOf(name), rule.apply(value)));
        return copy;
    }
}
