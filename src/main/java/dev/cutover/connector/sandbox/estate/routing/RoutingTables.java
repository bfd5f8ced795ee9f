package dev.cutover.connector.sandbox.estate.routing;

import dev.cutover.connector.sandbox.estate.platform.RoutingKeys;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The router's flows of traffic, by name. Orders follow the first flow that was ever given a weight; of the others,
 * only the split is simulated. Not thread-safe.
 */
public final class RoutingTables {
    private final RoutingKeys routingKeys;
    private final Instant start;
    private final Map<String, RoutingTable> flows = new LinkedHashMap<>();

    public RoutingTables(RoutingKeys routingKeys, Instant start) {
        this.routingKeys = routingKeys;
        this.start = start;
    }

    /** The flow of that name; if it was never given a weight, all its weights are 0. */
    public RoutingTable get(String flow) {
        var table = flows.get(flow);
        return table == null ? new RoutingTable(routingKeys, start) : table;
    }

    public RoutingTable change(String flow) {
        return flows.computeIfAbsent(flow, name -> new RoutingTable(routingKeys, start));
    }

    /** Whether orders follow this flow. As long as no flow was given a weight, any flow will do: all weights are 0. */
    public boolean isOfOrders(String flow) {
        return flows.isEmpty() || flows.keySet().iterator().next().equals(flow);
    }

    /** The weights that orders follow. */
    public int[] weightsOfOrders() {
        return flows.isEmpty()
                ? new int[routingKeys.count()]
                : flows.values().iterator().next().weights();
    }

    public void forget(int[] keys, Instant at) {
        flows.values().forEach(table -> table.forget(keys, at));
    }
}
