package dev.cutover.model.order;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * Copies that keep the order of the file. {@link Map#copyOf} and {@link Set#copyOf} give another order in each process,
 * and what is written of them would differ from run to run. Stateless and thread-safe.
 */
public final class OrderedCopies {
    private OrderedCopies() {}

    public static <K, V> Map<K, V> copy(Map<K, V> map) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }

    public static <T> Set<T> copy(Set<T> set) {
        return Collections.unmodifiableSet(new LinkedHashSet<>(set));
    }
}
