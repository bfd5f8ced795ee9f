package dev.cutover.model.environment;

import dev.cutover.model.Binding;
import dev.cutover.model.SystemId;
import dev.cutover.model.order.OrderedCopies;
import java.util.Map;

/**
 * Binds each system of a runbook to a connector.
 *
 * @param connectors settings of a whole connector type, such as the sandbox's seed and faults, by type
 * @param values the values of {@code ${env.…}}, by name
 * @param secrets programs that print secrets, by the names of the secrets
 */
public record Environment(
        String name,
        boolean live,
        Pace pace,
        Map<SystemId, Binding> systems,
        Map<String, Map<String, Object>> connectors,
        Map<String, String> values,
        Map<String, SecretProgram> secrets) {
    public Environment {
        systems = OrderedCopies.copy(systems);
        connectors = OrderedCopies.copy(connectors);
        values = OrderedCopies.copy(values);
        secrets = OrderedCopies.copy(secrets);
    }

    /** An environment that names no programs for secrets. */
    public Environment(
            String name,
            boolean live,
            Pace pace,
            Map<SystemId, Binding> systems,
            Map<String, Map<String, Object>> connectors,
            Map<String, String> values) {
        this(name, live, pace, systems, connectors, values, Map.of());
    }

    /** A copy with another pace. */
    public Environment at(Pace otherPace) {
        return new Environment(name, live, otherPace, systems, connectors, values, secrets);
    }
}
