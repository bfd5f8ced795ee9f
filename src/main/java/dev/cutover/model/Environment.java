package dev.cutover.model;

import java.util.Map;

/**
 * Binds each system of a runbook to a connector.
 *
 * @param connectors settings of a whole connector type, such as the sandbox's seed and faults
 * @param values what {@code ${env.…}} stands for
 */
public record Environment(
        String name,
        boolean live,
        Pace pace,
        Map<SystemId, Binding> systems,
        Map<String, Map<String, Object>> connectors,
        Map<String, String> values) {
    public Environment {
        systems = Ordered.copy(systems);
        connectors = Ordered.copy(connectors);
        values = Ordered.copy(values);
    }
}
