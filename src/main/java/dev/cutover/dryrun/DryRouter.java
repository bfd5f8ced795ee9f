package dev.cutover.dryrun;

import dev.cutover.model.Segment;
import dev.cutover.model.Weight;
import dev.cutover.spi.CallContext;
import dev.cutover.spi.ConnectorException;
import dev.cutover.spi.TrafficRouter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Reads weights from the router and never sets them. Planned weights replace the ones that the router reports. */
final class DryRouter implements TrafficRouter {
    private final TrafficRouter real;
    private final WeightOverlay weightOverlay;

    DryRouter(TrafficRouter real, WeightOverlay weightOverlay) {
        this.real = real;
        this.weightOverlay = weightOverlay;
    }

    @Override
    public Traits traits() {
        return real.traits();
    }

    @Override
    public List<Reading> read(Flow flow, List<Segment> keys) throws ConnectorException, InterruptedException {
        return real.read(flow, keys).stream()
                .map(reading -> weightOverlay.over(flow, reading))
                .toList();
    }

    /** Plans all changes or none, and checks them against the weights that readers see. */
    @Override
    public Applied apply(Flow flow, List<Change> changes, CallContext context)
            throws ConnectorException, InterruptedException {
        var keys = changes.stream().map(Change::key).toList();
        var before = real.read(flow, keys);
        for (var change : changes) {
            var now = over(flow, change.key(), before);
            if (change.target() % Math.max(1, real.traits().granularity()) != 0) {
                return new Applied(Result.REJECTED, before, "the router cannot set " + new Weight(change.target()));
            }
            if (change.expected().isPresent() && !change.expected().equals(now.basisPoints())) {
                return new Applied(Result.CONFLICT, before, change.key() + " is not at the expected weight");
            }
        }
        var after = new ArrayList<Reading>();
        for (var change : changes) {
            weightOverlay.set(flow, of(change.key(), before), change.target());
            after.add(Reading.of(change.key(), change.target()));
        }
        return new Applied(Result.APPLIED, after, "");
    }

    private Reading over(Flow flow, Segment key, List<Reading> readings) {
        return weightOverlay.over(flow, of(key, readings));
    }

    private static Reading of(Segment key, List<Reading> readings) {
        return readings.stream()
                .filter(reading -> reading.key().equals(key))
                .findFirst()
                .orElseGet(() -> Reading.none(key, State.ABSENT, "the router has no such key"));
    }

    @Override
    public void awaitEnd(Flow flow, List<Segment> keys) throws ConnectorException, InterruptedException {
        real.awaitEnd(flow, keys);
    }

    @Override
    public Convergence verify(Flow flow, Segment key, int basisPoints) throws ConnectorException, InterruptedException {
        if (!weightOverlay.holds(flow, key)) {
            return real.verify(flow, key, basisPoints);
        }
        var now = over(flow, key, real.read(flow, List.of(key))).basisPoints();
        return now.isPresent() && now.getAsInt() == basisPoints ? Convergence.CONVERGED : Convergence.MISMATCH;
    }

    /** Reports no split for planned weights: the router never applied them. */
    @Override
    public Split observe(Flow flow, Segment key, Duration window) throws ConnectorException, InterruptedException {
        return real.observe(flow, key, window);
    }
}
