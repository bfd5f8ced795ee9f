package dev.cutover.redaction;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The columns to redact. They match whole, in upper or lower case. Immutable. */
final class ColumnNames {
    private final Map<String, String> byKey = new HashMap<>();
    private final int longest;

    ColumnNames(List<String> columns) {
        columns.forEach(name -> byKey.put(key(name), name));
        longest = columns.stream().mapToInt(String::length).max().orElse(0);
    }

    boolean isEmpty() {
        return byKey.isEmpty();
    }

    /** The length of the longest name. */
    int longest() {
        return longest;
    }

    /** The name of a column as the runbook writes it; empty if it is not one of them. */
    Optional<String> find(String header) {
        return Optional.ofNullable(byKey.get(key(header.strip())));
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
