package dev.cutover.dryrun;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The idempotency keys of the calls that the dry run skipped. Thread-safe. */
final class PlannedEffects {
    private final Set<String> keys = ConcurrentHashMap.newKeySet();

    void add(String key) {
        keys.add(key);
    }

    boolean contains(String key) {
        return keys.contains(key);
    }
}
