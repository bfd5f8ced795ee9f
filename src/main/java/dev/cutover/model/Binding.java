package dev.cutover.model;

import dev.cutover.model.order.OrderedCopies;
import java.util.List;
import java.util.Map;

/**
 * What the environment says of one system.
 *
 * @param connector the connector's type, such as {@code sandbox}
 * @param with its settings: strings, numbers, booleans, lists and maps of them; may hold {@code ${secret:NAME}}
 * @param operations operations defined by the environment itself (for connectors that have none of their own)
 * @param reaches names of what it reaches, as the environment says it; empty to leave that to the connector
 */
public record Binding(
        SystemId system,
        String connector,
        Map<String, Object> with,
        Map<String, Object> operations,
        List<String> reaches) {
    public Binding {
        with = OrderedCopies.copy(with);
        operations = OrderedCopies.copy(operations);
        reaches = List.copyOf(reaches);
    }

    /** A system whose connector says what it reaches. */
    public Binding(SystemId system, String connector, Map<String, Object> with, Map<String, Object> operations) {
        this(system, connector, with, operations, List.of());
    }

    /** A system without settings; what a connector describes itself by. */
    public static Binding of(SystemId system, String connector) {
        return new Binding(system, connector, Map.of(), Map.of());
    }
}
