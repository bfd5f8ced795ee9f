package dev.cutover.connector.sandbox.estate.control;

import dev.cutover.connector.sandbox.estate.platform.EstateException;
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
public record WeightOrder(Map<String, String> segment, OptionalInt expected, int target) {
    public static final int ALL = 10_000;

    public WeightOrder {
        segment = Collections.unmodifiableMap(new TreeMap<>(segment));
        if (target < 0 || target > ALL) {
            throw new EstateException(
                    "the router cannot hold a weight of " + target + " basis points", "give 0 to " + ALL);
        }
    }
}
