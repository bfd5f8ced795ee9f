package dev.cutover.connector.sandbox.estate.platform;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The initial configuration of an estate.
 *
 * @param seed the seed of everything random
 * @param dimensions the dimensions of traffic, each with its values; earlier values get more traffic
 * @param ordersPerSecond over all segments, averaged over a day
 * @param without the ids of protections that its systems lack, sorted; ids, because the words for commands build on
 *     these
 */
public record EstateConfig(
        long seed, Map<String, List<String>> dimensions, double ordersPerSecond, List<String> without) {
    static final double DEFAULT_ORDERS_PER_SECOND = 300;
    private static final double MOST_ORDERS_PER_SECOND = 5_000;

    /** An estate whose systems have all protections. */
    public EstateConfig(long seed, Map<String, List<String>> dimensions, double ordersPerSecond) {
        this(seed, dimensions, ordersPerSecond, List.of());
    }

    public EstateConfig {
        without = without.stream().sorted().distinct().toList();
        var copy = new LinkedHashMap<String, List<String>>();
        dimensions.forEach((name, values) -> copy.put(name, List.copyOf(values)));
        dimensions = Collections.unmodifiableMap(copy);
        if (!(ordersPerSecond > 0 && ordersPerSecond <= MOST_ORDERS_PER_SECOND)) {
            throw new EstateException(
                    "the sandbox cannot take " + ordersPerSecond + " orders a second",
                    "give a number above 0 and at most " + (int) MOST_ORDERS_PER_SECOND);
        }
    }

    /** A retailer with three regions and seven lanes. */
    public static EstateConfig retail(long seed) {
        var dimensions = new LinkedHashMap<String, List<String>>();
        dimensions.put("region", List.of("us-east", "us-west", "eu-central"));
        dimensions.put(
                "lane",
                List.of(
                        "ship-to-home",
                        "ship-from-store",
                        "curbside",
                        "backorder",
                        "exchange",
                        "marketplace",
                        "high-value"));
        return new EstateConfig(seed, dimensions, DEFAULT_ORDERS_PER_SECOND);
    }

    /** The configuration without the seed, in one line: two estates of the same seed and shape get the same orders. */
    public String shape() {
        return dimensions.entrySet().stream()
                        .map(dimension -> dimension.getKey() + "=" + String.join("|", dimension.getValue()))
                        .collect(Collectors.joining(" "))
                + " at " + ordersPerSecond + "/s"
                + (without.isEmpty() ? "" : " without " + String.join("|", without));
    }
}
