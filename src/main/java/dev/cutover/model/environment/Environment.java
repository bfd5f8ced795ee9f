package dev.cutover.model.environment;

import dev.cutover.model.Binding;
import dev.cutover.model.SystemId;
import dev.cutover.model.order.OrderedCopies;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Binds each system of a runbook to a connector.
 *
 * @param connectors settings of a whole connector type, such as the sandbox's seed and faults, by type
 * @param values the values of {@code ${env.…}}, by name
 * @param secrets where secrets come from, by the names of the secrets
 * @param secretsFolder a folder whose files hold secrets, each named as its secret; empty if there is none
 */
public record Environment(
        String name,
        boolean live,
        Pace pace,
        Map<SystemId, Binding> systems,
        Map<String, Map<String, Object>> connectors,
        Map<String, String> values,
        Map<String, SecretPlace> secrets,
        Optional<String> secretsFolder) {
    public Environment {
        systems = OrderedCopies.copy(systems);
        connectors = OrderedCopies.copy(connectors);
        values = OrderedCopies.copy(values);
        secrets = OrderedCopies.copy(secrets);
    }

    /** An environment that does not say where secrets come from. */
    public Environment(
            String name,
            boolean live,
            Pace pace,
            Map<SystemId, Binding> systems,
            Map<String, Map<String, Object>> connectors,
            Map<String, String> values) {
        this(name, live, pace, systems, connectors, values, Map.of(), Optional.empty());
    }

    /** A copy with another pace. */
    public Environment at(Pace otherPace) {
        return new Environment(name, live, otherPace, systems, connectors, values, secrets, secretsFolder);
    }

    /** A copy with other systems, and other settings of connector types. */
    public Environment binding(Map<SystemId, Binding> otherSystems, Map<String, Map<String, Object>> otherConnectors) {
        return new Environment(name, live, pace, otherSystems, otherConnectors, values, secrets, secretsFolder);
    }

    /** A copy with one system alone. */
    public Environment only(SystemId system) {
        var kept = new LinkedHashMap<>(systems);
        kept.keySet().retainAll(List.of(system));
        return binding(kept, connectors);
    }
}
