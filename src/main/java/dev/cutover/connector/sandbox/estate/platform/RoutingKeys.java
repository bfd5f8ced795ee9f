package dev.cutover.connector.sandbox.estate.platform;

import dev.cutover.model.Segment;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.stream.IntStream;

/**
 * The routing keys: every combination of one value in each dimension, numbered from 0, with the last dimension varying
 * fastest. A partial combination stands for all keys that match it. Immutable.
 */
public final class RoutingKeys {
    private static final int MOST_KEYS = 512;

    private final Map<String, List<String>> dimensions;
    private final List<Map<String, String>> keys;
    private final double[] shares;

    public RoutingKeys(Map<String, List<String>> dimensions) {
        this.dimensions = dimensions;
        int count = 1;
        for (var dimension : dimensions.entrySet()) {
            if (dimension.getValue().isEmpty()) {
                throw new EstateException(
                        "dimension '" + dimension.getKey() + "' has no values", "give it at least one");
            }
            count = Math.multiplyExact(count, dimension.getValue().size());
            if (count > MOST_KEYS) {
                throw new EstateException(
                        "the dimensions make more than " + MOST_KEYS + " segments",
                        "the sandbox is small: remove a dimension or some values");
            }
        }
        this.keys = enumerate(count);
        this.shares = shares(count);
    }

    public int count() {
        return keys.size();
    }

    public Map<String, List<String>> dimensions() {
        return dimensions;
    }

    /** The values of a key, in the order of the dimensions. */
    public Map<String, String> key(int index) {
        return keys.get(index);
    }

    /** A key's share of all traffic. Shares are fixed and uneven, and add up to 1. */
    public double share(int index) {
        return shares[index];
    }

    /** The keys that match a partial combination; never empty. */
    public int[] matching(Map<String, String> partial) {
        check(partial);
        return keysWhere((dimension, value) -> !partial.containsKey(dimension) || value.equals(partial.get(dimension)));
    }

    /** The keys whose values all pass. */
    public int[] keysWhere(BiPredicate<String, String> passes) {
        return IntStream.range(0, keys.size())
                .filter(index -> keys.get(index).entrySet().stream()
                        .allMatch(pair -> passes.test(pair.getKey(), pair.getValue())))
                .toArray();
    }

    /**
     * Checks that each dimension and value of a partial combination is known.
     *
     * @throws EstateException if one is unknown
     */
    public void check(Map<String, String> partial) {
        partial.forEach((dimension, value) -> {
            if (!valuesOf(dimension).contains(value)) {
                throw NameSuggestions.unknown(dimension, value, valuesOf(dimension));
            }
        });
    }

    /**
     * The values of a dimension.
     *
     * @throws EstateException if there is no such dimension
     */
    public List<String> valuesOf(String dimension) {
        var values = dimensions.get(dimension);
        if (values == null) {
            throw NameSuggestions.unknown("dimension", dimension, dimensions.keySet());
        }
        return values;
    }

    /**
     * A partial combination as text, such as {@code lane=curbside,region=us-east}; {@code everything} if it is empty.
     */
    public static String write(Map<String, String> partial) {
        return Segment.of(partial).toString();
    }

    /** Reads what {@link #write} wrote. */
    public static Map<String, String> read(String text) {
        return Segment.parse(text).values();
    }

    /** Whether some traffic may match both. */
    public static boolean overlap(Map<String, String> one, Map<String, String> other) {
        return one.entrySet().stream()
                .allMatch(pair -> pair.getValue().equals(other.getOrDefault(pair.getKey(), pair.getValue())));
    }

    private List<Map<String, String>> enumerate(int count) {
        var all = new ArrayList<Map<String, String>>(count);
        for (int index = 0; index < count; index++) {
            var key = new LinkedHashMap<String, String>();
            int block = count;
            for (var dimension : dimensions.entrySet()) {
                int size = dimension.getValue().size();
                block /= size;
                key.put(dimension.getKey(), dimension.getValue().get(index / block % size));
            }
            all.add(Collections.unmodifiableMap(key));
        }
        return List.copyOf(all);
    }

    /** The share of a value is in proportion to 1/rank^0.8: with three values about 50, 29 and 21 %. */
    private double[] shares(int count) {
        var product = new double[count];
        double sum = 0;
        for (int index = 0; index < count; index++) {
            product[index] = 1;
            for (var pair : keys.get(index).entrySet()) {
                int rank = valuesOf(pair.getKey()).indexOf(pair.getValue()) + 1;
                product[index] /= StrictMath.pow(rank, 0.8);
            }
            sum += product[index];
        }
        for (int index = 0; index < count; index++) {
            product[index] /= sum;
        }
        return product;
    }
}
