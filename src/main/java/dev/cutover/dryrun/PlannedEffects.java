package dev.cutover.dryrun;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What would have been done, by idempotency key. Thread-safe. */
final class PlannedEffects {
    private final Set<String> keys = ConcurrentHashMap.newKeySet();

    void add(String key) {
        keys.add(key);
    }

    boolean contains(String key) {
        return keys.contains(key);
    }
}
