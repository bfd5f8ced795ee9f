package dev.cutover.connector.http;

import dev.cutover.http.HttpSender;
import dev.cutover.model.SystemId;
import dev.cutover.spi.Actions;
import dev.cutover.spi.Connector;
import dev.cutover.spi.ConnectorContext;
import dev.cutover.spi.Metrics;
import dev.cutover.spi.Preflight;
import dev.cutover.spi.Records;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** One service. Has the capabilities that its settings define; connects when it is asked something. Thread-safe. */
final class HttpConnector implements Connector {
    private final Map<Class<?>, Object> capabilities = new LinkedHashMap<>();

    HttpConnector(SystemId system, HttpConnectorSettings settings, HttpSender sender, ConnectorContext context) {
        var caller = new ServiceCaller(sender, settings, context, system.toString());
        if (!settings.operations().isEmpty()) {
            capabilities.put(Actions.class, new HttpActions(settings, caller, context));
        }
        if (!settings.metrics().isEmpty()) {
            capabilities.put(Metrics.class, new HttpMetrics(settings.metrics(), caller));
        }
        if (!settings.records().isEmpty()) {
            capabilities.put(Records.class, new HttpRecords(settings.records(), caller, context.clock()));
        }
        capabilities.put(Preflight.class, new HttpPreflight(settings, caller, context.clock()));
    }

    @Override
    public <C> Optional<C> as(Class<C> capability) {
        return Optional.ofNullable(capabilities.get(capability)).map(capability::cast);
    }
}
