package dev.cutover.connector.sandbox;

import dev.cutover.connector.sandbox.estate.actions.ActionCatalog;
import dev.cutover.connector.sandbox.estate.platform.EstateSite;
import dev.cutover.connector.sandbox.estate.platform.EstateSystem;
import dev.cutover.connector.sandbox.estate.records.BookSet;
import dev.cutover.spi.Actions;
import dev.cutover.spi.Audit;
import dev.cutover.spi.Capture;
import dev.cutover.spi.Connector;
import dev.cutover.spi.FaultInjection;
import dev.cutover.spi.Messages;
import dev.cutover.spi.Metrics;
import dev.cutover.spi.Preflight;
import dev.cutover.spi.Records;
import dev.cutover.spi.TrafficRouter;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One system of the estate, as the engine sees it. Thread-safe. */
final class SandboxConnector implements Connector {
    private final Map<Class<?>, Object> parts = new HashMap<>();

    SandboxConnector(EstateAccess estateAccess, SandboxSettings settings) {
        var actions = new SandboxActions(estateAccess, settings.actions());
        parts.put(Actions.class, actions);
        var records = new SandboxRecords(estateAccess);
        parts.put(Records.class, records);
        parts.put(Capture.class, new SandboxCapture(estateAccess, records));
        parts.put(Audit.class, new SandboxAudit(estateAccess));
        parts.put(FaultInjection.class, new SandboxFaults(estateAccess));
        parts.put(Metrics.class, new SandboxMetrics(estateAccess));
        parts.put(Messages.class, new SandboxMessages(actions));
        parts.put(Preflight.class, new SandboxPreflight(estateAccess));
        parts.put(TrafficRouter.class, new SandboxRouter(estateAccess));
        parts.keySet().retainAll(capabilities(estateAccess.site()));
    }

    /**
     * The capabilities of a system. Every system has actions, evidence, faults, metrics, a system check and the audit;
     * the ingress also routes traffic; some systems keep books, and some send messages.
     */
    static Set<Class<?>> capabilities(EstateSite estateSite) {
        var capabilities = new HashSet<Class<?>>(Set.of(
                Actions.class, Audit.class, Capture.class, FaultInjection.class, Metrics.class, Preflight.class));
        if (estateSite.kind() == EstateSystem.INGRESS) {
            capabilities.add(TrafficRouter.class);
        }
        if (!BookSet.of(estateSite.kind()).isEmpty()) {
            capabilities.add(Records.class);
        }
        if (ActionCatalog.sendsMessages(estateSite.kind())) {
            capabilities.add(Messages.class);
        }
        return capabilities;
    }

    @Override
    public <C> Optional<C> as(Class<C> capability) {
        return Optional.ofNullable(parts.get(capability)).map(capability::cast);
    }
}
