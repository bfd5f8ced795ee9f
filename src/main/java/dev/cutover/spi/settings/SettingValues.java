package dev.cutover.spi.settings;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Converts a value of a file to a type; empty if it has another type. Stateless. */
final class SettingValues {
    private static final int LONGEST_SHOWN = 80;
    private static final Pattern WHOLE = Pattern.compile("[-+](0|[1-9][0-9]{0,17})|0o[0-7]{1,20}|0x[0-9a-fA-F]{1,15}");
    private static final Pattern FRACTION = Pattern.compile(
            "[-+]?(([0-9]{1,30}\\.[0-9]{0,30}|\\.[0-9]{1,30})([eE][-+]?[0-9]{1,2})?|[0-9]{1,30}[eE][-+]?[0-9]{1,2})");

    private SettingValues() {}

    /** Texts, numbers and booleans as they were written; a value that reads otherwise when written again is a text. */
    static Optional<String> text(Object value) {
        boolean plain = value instanceof String || value instanceof Number || value instanceof Boolean;
        return plain ? Optional.of(value.toString()) : Optional.empty();
    }

    /** Also as YAML lets a truth be written besides: {@code True}. */
    static Optional<Boolean> flag(Object value) {
        if (value instanceof Boolean flag) {
            return Optional.of(flag);
        }
        return switch (value.toString()) {
            case "True", "TRUE" -> Optional.of(true);
            case "False", "FALSE" -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    /** Also as YAML lets a number be written besides: {@code 0x1F}, {@code +5}. */
    static Optional<Long> whole(Object value) {
        if (value instanceof Integer || value instanceof Long) {
            return Optional.of(((Number) value).longValue());
        }
        return value instanceof String text && WHOLE.matcher(text).matches()
                ? Optional.of(Long.decode(text.replace("0o", "0")))
                : Optional.empty();
    }

    /** Also as YAML lets a number be written besides: {@code 1.10}, {@code 1e5}. */
    static Optional<Double> number(Object value) {
        if (value instanceof Number number) {
            return Optional.of(number.doubleValue());
        }
        return value instanceof String text && FRACTION.matcher(text).matches()
                ? Optional.of(Double.valueOf(text))
                : whole(value).map(Long::doubleValue);
    }

    /** All items, if the value is a list of nothing but such items. */
    static <T> Optional<List<T>> list(Object value, Function<Object, Optional<T>> item) {
        if (!(value instanceof List<?> list)) {
            return Optional.empty();
        }
        var items = new ArrayList<T>();
        for (Object each : list) {
            Optional<T> read = each == null ? Optional.empty() : item.apply(each);
            if (read.isEmpty()) {
                return Optional.empty();
            }
            items.add(read.get());
        }
        return Optional.of(items);
    }

    /** All entries in their order, if the value is a map of nothing but such entries. */
    static <T> Optional<Map<String, T>> map(Object value, Function<Object, Optional<T>> entry) {
        if (!(value instanceof Map<?, ?> map)) {
            return Optional.empty();
        }
        var entries = new LinkedHashMap<String, T>();
        for (var each : map.entrySet()) {
            Optional<T> read = each.getValue() == null ? Optional.empty() : entry.apply(each.getValue());
            if (read.isEmpty()) {
                return Optional.empty();
            }
            entries.put(String.valueOf(each.getKey()), read.get());
        }
        return Optional.of(entries);
    }

    /** A list of texts, or one text that separates them by commas. */
    static Optional<List<String>> words(Object value) {
        if (value instanceof List) {
            return list(value, SettingValues::text);
        }
        return text(value)
                .map(text -> Stream.of(text.split(",", -1))
                        .map(String::strip)
                        .filter(word -> !word.isEmpty())
                        .toList());
    }

    /** A value in a message: whole or not at all, since a piece of a secret cannot be masked. */
    static String shown(Object value) {
        if (value instanceof List) {
            return "a list";
        }
        if (value instanceof Map) {
            return "a map";
        }
        String text = value.toString();
        if (text.isEmpty()) {
            return "an empty text";
        }
        return text.length() <= LONGEST_SHOWN ? text : "a text of " + text.length() + " characters";
    }

    /** {@code a, b or c}. */
    static String either(Collection<String> words) {
        var all = List.copyOf(words);
        int last = all.size() - 1;
        return last < 1
                ? String.join("", all)
                : all.stream().limit(last).collect(Collectors.joining(", ")) + " or " + all.get(last);
    }
}
