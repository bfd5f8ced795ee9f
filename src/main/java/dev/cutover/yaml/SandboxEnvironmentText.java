package dev.cutover.yaml;

import dev.cutover.model.Dimension;
import dev.cutover.model.Runbook;
import dev.cutover.model.SystemId;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The built-in environment, in which the sandbox simulates every system. Its text names the dimensions of the runbook's
 * traffic, and which systems are the router and the two platforms, so that systems may have any name.
 */
final class SandboxEnvironmentText {
    private SandboxEnvironmentText() {}

    static String of(Runbook runbook) {
        return "environment: sandbox\nclock: 60x\n" + dimensions(runbook) + systems(runbook);
    }

    private static String dimensions(Runbook runbook) {
        if (runbook.dimensions().isEmpty()) {
            return "";
        }
        return runbook.dimensions().values().stream()
                .map(SandboxEnvironmentText::dimension)
                .collect(Collectors.joining("", "connectors:\n  sandbox:\n    dimensions:\n", ""));
    }

    private static String dimension(Dimension dimension) {
        return dimension.values().stream()
                .map(value -> '"' + value + '"')
                .collect(Collectors.joining(", ", "      " + dimension.name() + ": [", "]\n"));
    }

    private static String systems(Runbook runbook) {
        var systems = runbook.inventory().systems().keySet();
        if (systems.isEmpty()) {
            return "systems: {}\n";
        }
        var parts = parts(runbook);
        return systems.stream()
                .map(system -> "  " + system + ": { connector: sandbox" + part(system, parts.get(system)) + " }\n")
                .collect(Collectors.joining("", "systems:\n", ""));
    }

    private static String part(SystemId system, @Nullable String part) {
        return part == null || part.equals(system.value()) ? "" : ", with: { as: " + part + " }";
    }

    private static Map<SystemId, String> parts(Runbook runbook) {
        var parts = new HashMap<SystemId, String>();
        runbook.traffic().values().forEach(traffic -> {
            parts.putIfAbsent(traffic.router(), "ingress");
            parts.putIfAbsent(traffic.from(), "legacy-oms");
            parts.putIfAbsent(traffic.to(), "orchestrator");
        });
        return parts;
    }
}
