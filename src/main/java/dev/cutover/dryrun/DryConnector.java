package dev.cutover.dryrun;

import dev.cutover.spi.Actions;
import dev.cutover.spi.Audit;
import dev.cutover.spi.Capture;
import dev.cutover.spi.Connector;
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
 * A connector that passes reads to the real one and answers writes itself. It offers the real connector's capabilities
 * as far as this class knows them: an unknown capability might write, so it is left out.
 */
final class DryConnector implements Connector {
    private final Connector real;
    private final Map<Class<?>, UnaryOperator<Object>> known = new LinkedHashMap<>();

    DryConnector(Connector real, SystemHints hints, RecentMeasurements recentMeasurements) {
        this.real = real;
        var weights = new WeightOverlay();
        var plannedEffects = new PlannedEffects();
        // Add each new capability that has reads here. FaultInjection only writes.
        known.put(Actions.class, found -> new DryActions((Actions) found, hints, plannedEffects));
        known.put(TrafficRouter.class, found -> new DryRouter((TrafficRouter) found, weights));
        known.put(Metrics.class, found -> new DryMetrics((Metrics) found, recentMeasurements));
        known.put(Messages.class, found -> new DryMessages());
        known.put(Capture.class, found -> new DryCapture((Capture) found, hints));
        known.put(Preflight.class, found -> found);
        known.put(Audit.class, found -> found);
        known.put(Records.class, found -> found);
        known.put(BucketSums.class, found -> found);
    }

    @Override
    public <C> Optional<C> as(Class<C> capability) {
        var dry = known.get(capability);
        return dry == null ? Optional.empty() : real.as(capability).map(found -> capability.cast(dry.apply(found)));
    }

    /** Leaves the real connector open: whoever opened it closes it. */
    @Override
    public void close() {}
}
