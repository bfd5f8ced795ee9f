package dev.cutover.connector.sandbox.estate.control;

import dev.cutover.connector.sandbox.estate.platform.EstateException;
import java.util.Collections;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * A new weight for all keys in a segment.
 *
 * @param expected the weight that each key must have before, in basis points; empty if any weight will do
 * @param target the new platform's weight, in basis points
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
