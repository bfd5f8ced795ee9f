package dev.cutover.connector.haproxy;

import dev.cutover.connector.haproxy.count.RequestCounters;
import dev.cutover.connector.haproxy.socket.AdminSocket;
import dev.cutover.spi.Connector;
import dev.cutover.spi.ConnectorContext;
import dev.cutover.spi.Preflight;
import dev.cutover.spi.TrafficRouter;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One HAProxy. Connects when it is asked something. Thread-safe. */
final class HaproxyConnector implements Connector {
    static final Set<Class<?>> CAPABILITIES = Set.of(TrafficRouter.class, Preflight.class);

    private final AdminSocket socket;
    private final Map<Class<?>, Object> capabilities;

    HaproxyConnector(String system, HaproxySettings settings, ConnectorContext context) {
        var place = settings.place().in(context.base());
        socket = new AdminSocket(place, settings.limit(), context.exchanges());
        var parts = new RouterParts(
                socket,
                settings.weights().store(),
                settings.weights().keeper(context.base()),
                new SeenWorker(context.folder(), system),
                context.clock(),
                settings.settles(),
                context::mask);
        var weights = new RunningWeights(parts, context.isTakenOver());
        var locks = context.shared(ChangeLocks.class, ChangeLocks::new);
        capabilities = Map.of(
                TrafficRouter.class,
                new HaproxyRouter(
                        settings.traits(context.base()),
                        weights,
                        new WeightApplication(parts, weights, locks.of(place)),
                        settings.counts().map(spec -> new RequestCounters(socket, spec, context.clock()))),
                Preflight.class,
                new HaproxyPreflight(socket, settings.weights(), settings.counts(), parts.keeper(), context::mask));
    }

    @Override
    public <C> Optional<C> as(Class<C> capability) {
        return Optional.ofNullable(capabilities.get(capability)).map(capability::cast);
    }

    @Override
    public void close() {
        socket.close();
    }
}
