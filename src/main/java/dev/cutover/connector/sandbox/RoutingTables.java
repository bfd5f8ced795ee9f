package dev.cutover.connector.sandbox;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The router's flows of traffic, by name. The first one that was ever given a weight is the one that orders follow; of
 * the others only the split is known. Not thread-safe.
 */
final class RoutingTables {
    private final Segments segments;
    private final Instant start;
    private final Map<String, RoutingTable> flows = new LinkedHashMap<>();

    RoutingTables(Segments segments, Instant start) {
        this.segments = segments;
        this.start = start;
    }

    /** The flow of that name; one that was never given a weight has 0 everywhere. */
    RoutingTable get(String flow) {
        var table = flows.get(flow);
        return table == null ? new RoutingTable(segments, start) : table;
    }

    RoutingTable change(String flow) {
        return flows.computeIfAbsent(flow, name -> new RoutingTable(segments, start));
    }

    /** Whether orders follow this flow; while there is none, they follow any, since all weigh 0. */
    boolean isOfOrders(String flow) {
        return flows.isEmpty() || flows.keySet().iterator().next().equals(flow);
    }

    /** The weights that orders follow. */
    int[] weightsOfOrders() {
        return flows.isEmpty()
                ? new int[segments.count()]
                : flows.values().iterator().next().weights();
    }

    void forget(int[] keys, Instant at) {
        flows.values().forEach(table -> table.forget(keys, at));
    }
}
