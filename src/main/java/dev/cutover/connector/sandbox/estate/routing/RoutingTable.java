package dev.cutover.connector.sandbox.estate.routing;

import dev.cutover.connector.sandbox.estate.conditions.ConditionTimeline;
import dev.cutover.connector.sandbox.estate.control.WeightOrder;
import dev.cutover.connector.sandbox.estate.platform.RoutingKeys;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** The router's weights for one flow of traffic, and their history; all are 0 at the start. Not thread-safe. */
public final class RoutingTable {
    private final RoutingKeys routingKeys;
    private final int[] weights;
    private final int[] changes;
    private final Instant[] changedAt;
    private final TreeMap<Long, int[]> history = new TreeMap<>();
    private int starts = 1;

    RoutingTable(RoutingKeys routingKeys, Instant start) {
        this.routingKeys = routingKeys;
        this.weights = new int[routingKeys.count()];
        this.changes = new int[routingKeys.count()];
        this.changedAt = new Instant[routingKeys.count()];
        Arrays.fill(changedAt, start);
        history.put(Long.MIN_VALUE, weights());
    }

    /** The outcome that these orders would have now; changes nothing. */
    public WeightOutcome outcome(List<WeightOrder> orders) {
        if (orders.stream().allMatch(order -> isAt(order.segment(), order.target()))) {
            return WeightOutcome.ALREADY;
        }
        return orders.stream().allMatch(order -> isAsExpected(order.segment(), order.expected()))
                ? WeightOutcome.APPLIED
                : WeightOutcome.CONFLICT;
    }

    /** Applies all of the orders, or none if a weight is not as expected. */
    public void set(List<WeightOrder> orders, Instant at) {
        if (outcome(orders) == WeightOutcome.APPLIED) {
            orders.forEach(order -> write(routingKeys.matching(order.segment()), order.target(), at));
        }
    }

    /** The router restarts: weights that were set at run time are lost. */
    void forget(int[] keys, Instant at) {
        starts++;
        write(keys, 0, at);
    }

    public List<RouterReading> read(Map<String, String> segment) {
        return IntStream.of(routingKeys.matching(segment))
                .mapToObj(key -> new RouterReading(
                        routingKeys.key(key), weights[key], starts + "." + changes[key], changedAt[key]))
                .toList();
    }

    int[] weights() {
        return weights.clone();
    }

    public int weightAt(int key, long second) {
        return history.floorEntry(second).getValue()[key];
    }

    private boolean isAt(Map<String, String> segment, int weight) {
        return IntStream.of(routingKeys.matching(segment)).allMatch(key -> weights[key] == weight);
    }

    private boolean isAsExpected(Map<String, String> segment, OptionalInt expected) {
        return expected.isEmpty() || isAt(segment, expected.getAsInt());
    }

    private void write(int[] keys, int weight, Instant at) {
        for (int key : keys) {
            if (weights[key] != weight) {
                weights[key] = weight;
                changes[key]++;
                changedAt[key] = at;
            }
        }
        history.put(ConditionTimeline.firstSecond(at), weights());
    }
}
