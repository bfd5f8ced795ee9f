package dev.cutover.connector.sandbox;

import java.util.Collections;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * A new weight for all keys that agree with a segment.
 *
 * @param expected what each of them has to weigh before; empty for whatever it is
 * @param target in basis points of the new platform
 */
record WeightOrder(Map<String, String> segment, OptionalInt expected, int target) {
    static final int ALL = 10_000;

    WeightOrder {
        segment = Collections.unmodifiableMap(new TreeMap<>(segment));
        if (target < 0 || target > ALL) {
            throw new EstateException(
                    "the router cannot hold a weight of " + target + " basis points", "give 0 to " + ALL);
        }
    }
}
