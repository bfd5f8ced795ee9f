package dev.cutover.connector.command;

import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * One map of the environment file, read key by key. What is wrong is noted, with its place, and reading goes on with
 * the fallback, so that all is told at once.
 */
final class Settings {
    private static final Pattern DURATION = Pattern.compile(
            "(?=.)(?:([0-9]{1,3})d)?(?:([0-9]{1,5})h)?(?:([0-9]{1,7})m)?(?:([0-9]{1,9})s)?(?:([0-9]{1,9})ms)?");

    private final String where;
    private final Map<String, Object> map = new LinkedHashMap<>();
    private final List<String> problems;

    Settings(String where, @Nullable Object value, List<String> problems) {
        this.where = where;
        this.problems = problems;
        if (value instanceof Map<?, ?> given) {
            given.forEach((key, item) -> {
                if (item != null) {
                    map.put(String.valueOf(key), item);
                }
            });
        } else {
            problems.add(where + " must be a map of settings");
        }
    }

    void wrong(String key, String what) {
        problems.add((where.isEmpty() ? "" : where + ".") + key + " " + what);
    }

    /** Notes each key that is none of these. */
    Settings only(List<String> keys) {
        map.keySet().stream()
                .filter(key -> !keys.contains(key))
                .forEach(key -> wrong(key, "is unknown; known are " + String.join(", ", keys)));
        return this;
    }

    boolean has(String key) {
        return map.containsKey(key);
    }

    @Nullable
    Object get(String key) {
        return map.get(key);
    }

    /** The keys in the order of the file, each with its map. */
    Map<String, Settings> sections() {
        var sections = new LinkedHashMap<String, Settings>();
        map.forEach((key, value) ->
                sections.put(key, new Settings(where.isEmpty() ? key : where + "." + key, value, problems)));
        return sections;
    }

    Optional<Settings> section(String key) {
        return has(key) ? Optional.of(new Settings(path(key), map.get(key), problems)) : Optional.empty();
    }

    String text(String key, String fallback) {
        String text = scalar(map.get(key));
        if (has(key) && text == null) {
            wrong(key, "must be a text");
        }
        return text == null ? fallback : text;
    }

    boolean flag(String key) {
        if (has(key) && !(map.get(key) instanceof Boolean)) {
            wrong(key, "must be true or false");
        }
        return Boolean.TRUE.equals(map.get(key));
    }

    int number(String key, int fallback) {
        if (!has(key)) {
            return fallback;
        }
        if (map.get(key) instanceof Integer number) {
            return number;
        }
        wrong(key, "must be a whole number");
        return fallback;
    }

    /** Exit codes. */
    Set<Integer> codes(String key, Set<Integer> fallback) {
        if (!has(key)) {
            return fallback;
        }
        var codes = new LinkedHashSet<Integer>();
        for (Object item : map.get(key) instanceof List<?> list ? list : List.of("")) {
            if (item instanceof Integer code && code >= 0 && code <= 255) {
                codes.add(code);
            } else {
                wrong(key, "must be a list of exit codes from 0 to 255, such as [0, 2]");
                return fallback;
            }
        }
        return codes;
    }

    /** A list of texts. */
    List<String> texts(String key) {
        if (!has(key)) {
            return List.of();
        }
        var texts = new ArrayList<String>();
        for (Object item : map.get(key) instanceof List<?> list ? list : List.of(List.of())) {
            String text = scalar(item);
            if (text == null) {
                wrong(key, "must be a list of texts; a number that is not whole needs quotes");
                return List.of();
            }
            texts.add(text);
        }
        return texts;
    }

    /** A map of texts. */
    Map<String, String> pairs(String key) {
        var pairs = new LinkedHashMap<String, String>();
        section(key)
                .ifPresent(section -> section.map.keySet().forEach(name -> pairs.put(name, section.text(name, ""))));
        return pairs;
    }

    /** As the runbook language writes it: {@code 90s}, {@code 1h30m}. */
    Optional<Duration> duration(String key) {
        String text = text(key, "");
        var parts = DURATION.matcher(text);
        if (!parts.matches()) {
            if (has(key)) {
                wrong(key, "must be a duration, such as 90s or 10m");
            }
            return Optional.empty();
        }
        return Optional.of(Duration.ofDays(number(parts.group(1)))
                .plusHours(number(parts.group(2)))
                .plusMinutes(number(parts.group(3)))
                .plusSeconds(number(parts.group(4)))
                .plusMillis(number(parts.group(5))));
    }

    private static long number(@Nullable String digits) {
        return digits == null ? 0 : Long.parseLong(digits);
    }

    Optional<Pattern> pattern(String key) {
        try {
            return has(key) ? Optional.of(Pattern.compile(text(key, ""))) : Optional.empty();
        } catch (PatternSyntaxException e) {
            wrong(key, "is no regular expression: " + e.getDescription());
            return Optional.empty();
        }
    }

    private String path(String key) {
        return where.isEmpty() ? key : where + "." + key;
    }

    /** Texts, whole numbers and booleans as they were written; null for anything else. */
    private static @Nullable String scalar(@Nullable Object value) {
        boolean plain = value instanceof String
                || value instanceof Integer
                || value instanceof Long
                || value instanceof BigInteger
                || value instanceof Boolean;
        return plain ? String.valueOf(value) : null;
    }
}
