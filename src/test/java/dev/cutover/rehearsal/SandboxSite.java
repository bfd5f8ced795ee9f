package dev.cutover.rehearsal;

import dev.cutover.connector.sandbox.SandboxConnectorProvider;
import dev.cutover.engine.context.ConnectedSystems;
import dev.cutover.model.Binding;
import dev.cutover.model.SystemId;
import dev.cutover.model.environment.Environment;
import dev.cutover.spi.Connector;
import dev.cutover.spi.ConnectorException;
import dev.cutover.spi.RunClock;
import dev.cutover.testkit.LoneRun;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** The sandbox's systems of an environment, which outlive the processes that use them. */
final class SandboxSite {
    private final Map<SystemId, Connector> systems = new HashMap<>();

    SandboxSite(Environment environment, RunClock clock, long seed, Path folder) throws ConnectorException {
        var context = new LoneRun(clock, seed, folder, true, new HashMap<>());
        for (var binding : environment.systems().values()) {
            var with =
                    new LinkedHashMap<String, Object>(environment.connectors().getOrDefault("sandbox", Map.of()));
            with.putAll(binding.with());
            var whole = new Binding(binding.system(), binding.connector(), with, binding.operations());
            systems.put(binding.system(), new SandboxConnectorProvider().open(whole, context));
        }
    }

    ConnectedSystems systems() {
        return new ConnectedSystems(systems);
    }
}
