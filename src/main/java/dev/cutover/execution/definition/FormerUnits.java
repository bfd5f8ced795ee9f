package dev.cutover.execution.definition;

import dev.cutover.model.Binding;
import dev.cutover.model.environment.Environment;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * States the units of bare numbers in an environment that a run of an earlier version has pinned: there, the weights of
 * {@code command} routers were basis points, and the shares of its metrics programs ratios. Stateless.
 */
final class FormerUnits {
    private static final String COMMAND = "command";
    /** A list marks the weights of a router that were called by their former names. */
    private static final Map<String, Object> MEANT = Map.of("router", List.of("basis-points"), "metrics", "fraction");

    private FormerUnits() {}

    static Environment stated(Environment environment) {
        var systems = new LinkedHashMap<>(environment.systems());
        systems.replaceAll((id, binding) -> binding.connector().equals(COMMAND) ? stated(binding) : binding);
        var connectors = new LinkedHashMap<>(environment.connectors());
        connectors.computeIfPresent(COMMAND, (type, settings) -> stated(settings));
        return environment.binding(systems, connectors);
    }

    private static Binding stated(Binding binding) {
        return new Binding(binding.system(), binding.connector(), stated(binding.with()), binding.operations());
    }

    private static Map<String, Object> stated(Map<String, Object> settings) {
        var all = new LinkedHashMap<>(settings);
        MEANT.forEach((key, unit) -> all.computeIfPresent(key, (same, value) -> {
            if (!(value instanceof Map<?, ?> map)) {
                return value;
            }
            var stated = new LinkedHashMap<Object, Object>(map);
            stated.putIfAbsent("unit", unit);
            return stated;
        }));
        return all;
    }
}
