package dev.cutover.runlog.call;

import dev.cutover.model.SystemId;
import dev.cutover.spi.Actions;
import dev.cutover.spi.Capture;
import dev.cutover.spi.Connector;
import dev.cutover.spi.FaultInjection;
import dev.cutover.spi.Messages;
import dev.cutover.spi.Metrics;
import dev.cutover.spi.Preflight;
import dev.cutover.spi.Records;
import dev.cutover.spi.TrafficRouter;
import dev.cutover.spi.sums.BucketSums;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A connector whose calls are logged. A capability that this class does not know is passed on as it is. Thread-safe if
 * the real one is.
 */
final class LoggedConnector implements Connector {
    private final Connector real;
    private final Map<Class<?>, UnaryOperator<Object>> known = new LinkedHashMap<>();

    LoggedConnector(SystemId system, Connector real, LoggedCalls calls) {
        this.real = real;
        known.put(Actions.class, found -> new LoggedActions(system, (Actions) found, calls));
        known.put(TrafficRouter.class, found -> new LoggedRouter(system, (TrafficRouter) found, calls));
        known.put(Metrics.class, found -> new LoggedMetrics(system, (Metrics) found, calls));
        known.put(Messages.class, found -> new LoggedMessages(system, (Messages) found, calls));
        known.put(Capture.class, found -> new LoggedCapture(system, (Capture) found, calls));
        known.put(Preflight.class, found -> new LoggedPreflight(system, (Preflight) found, calls));
        known.put(Records.class, found -> new LoggedRecords(system, (Records) found, calls));
        known.put(BucketSums.class, found -> new LoggedSums(system, (BucketSums) found, calls));
        known.put(FaultInjection.class, found -> new LoggedFaults(system, (FaultInjection) found, calls));
    }

    @Override
    public <C> Optional<C> as(Class<C> capability) {
        var logged = known.get(capability);
        var found = real.as(capability);
        return logged == null ? found : found.map(one -> capability.cast(logged.apply(one)));
    }

    @Override
    public void leave() {
        real.leave();
    }

    /** Leaves the real connector open: whoever opened it closes it. */
    @Override
    public void close() {}
}
