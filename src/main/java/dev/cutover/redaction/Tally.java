package dev.cutover.redaction;

import java.util.HashMap;
import java.util.Map;

/** Counts what is redacted in one content. Not thread-safe. */
final class Tally {
    private final Map<String, Long> counts = new HashMap<>();

    void add(String name) {
        counts.merge(name, 1L, Long::sum);
    }

    Map<String, Long> counts() {
        return Map.copyOf(counts);
    }
}
