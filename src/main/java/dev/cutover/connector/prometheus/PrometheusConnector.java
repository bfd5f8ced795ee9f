package dev.cutover.connector.prometheus;

import dev.cutover.http.HttpSender;
import dev.cutover.spi.Capture;
import dev.cutover.spi.Connector;
import dev.cutover.spi.ConnectorContext;
import dev.cutover.spi.Metrics;
import dev.cutover.spi.Preflight;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One Prometheus. Connects when it is asked something. Thread-safe. */
final class PrometheusConnector implements Connector {
    static final Set<Class<?>> CAPABILITIES = Set.of(Metrics.class, Capture.class, Preflight.class);

    private final Map<Class<?>, Object> parts;

    PrometheusConnector(PrometheusSettings settings, HttpSender sender, ConnectorContext context) {
        var api = new PrometheusApi(sender, context::mask);
        parts = Map.of(
                Metrics.class,
                new PrometheusMetrics(settings, api),
                Capture.class,
                new PrometheusCapture(settings, api),
                Preflight.class,
                new PrometheusPreflight(settings, api, context.clock()));
    }

    @Override
    public <C> Optional<C> as(Class<C> capability) {
        return Optional.ofNullable(parts.get(capability)).map(capability::cast);
    }
}
