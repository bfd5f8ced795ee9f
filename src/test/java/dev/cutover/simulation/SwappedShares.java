package dev.cutover.simulation;

import dev.cutover.model.Segment;
import dev.cutover.model.Weight;
import dev.cutover.spi.CallContext;
import dev.cutover.spi.Connector;
import dev.cutover.spi.ConnectorException;
import dev.cutover.spi.TrafficRouter;
import java.util.List;
import java.util.Optional;

/** A connector that takes the share that is to be left on the new platform for the one that returns. */
record SwappedShares(Connector connector, TrafficRouter router) implements Connector, TrafficRouter {
    @Override
    public <C> Optional<C> as(Class<C> capability) {
        return capability.equals(TrafficRouter.class) ? Optional.of(capability.cast(this)) : connector.as(capability);
    }

    @Override
    public Traits traits() {
        return router.traits();
    }

    @Override
    public List<Reading> read(Flow flow, List<Segment> keys) throws ConnectorException, InterruptedException {
        return router.read(flow, keys);
    }

    @Override
    public Applied apply(Flow flow, List<Change> changes, CallContext context)
            throws ConnectorException, InterruptedException {
        boolean isReturn = context.idempotencyKey().endsWith("/back");
        return router.apply(
                flow, isReturn ? changes.stream().map(SwappedShares::swapped).toList() : changes, context);
    }

    private static Change swapped(Change change) {
        return new Change(change.key(), change.expected(), Weight.ALL.basisPoints() - change.target());
    }

    @Override
    public Convergence verify(Flow flow, Segment key, int basisPoints) throws ConnectorException, InterruptedException {
        return router.verify(flow, key, basisPoints);
    }
}
