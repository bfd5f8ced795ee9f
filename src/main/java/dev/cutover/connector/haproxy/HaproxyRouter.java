package dev.cutover.connector.haproxy;

import dev.cutover.connector.haproxy.count.RequestCounters;
import dev.cutover.connector.haproxy.socket.SocketFailureException;
import dev.cutover.model.Segment;
import dev.cutover.spi.CallContext;
import dev.cutover.spi.ConnectorException;
import dev.cutover.spi.TrafficRouter;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A HAProxy whose weights are read and set through its socket. Thread-safe. */
final class HaproxyRouter implements TrafficRouter {
    private final Traits traits;
    private final RunningWeights weights;
    private final WeightApplication application;
    private final Optional<RequestCounters> counters;

    HaproxyRouter(
            Traits traits, RunningWeights weights, WeightApplication application, Optional<RequestCounters> counters) {
        this.traits = traits;
        this.weights = weights;
        this.application = application;
        this.counters = counters;
    }

    @Override
    public Traits traits() {
        return traits;
    }

    @Override
    public List<Reading> read(Flow flow, List<Segment> keys) throws InterruptedException {
        return weights.read(flow, keys);
    }

    @Override
    public Applied apply(Flow flow, List<Change> changes, CallContext context) throws InterruptedException {
        return application.apply(flow, changes);
    }

    /** What was read back on the connection of the change is in force. */
    @Override
    public boolean appliedIsVerified() {
        return true;
    }

    @Override
    public void awaitEnd(Flow flow, List<Segment> keys) throws ConnectorException, InterruptedException {
        try {
            weights.awaitEnd(flow, keys);
        } catch (SocketFailureException e) {
            throw new ConnectorException(e.why(), e);
        }
    }

    @Override
    public Convergence verify(Flow flow, Segment key, int basisPoints) throws ConnectorException, InterruptedException {
        var reading = weights.read(flow, List.of(key)).get(0);
        if (reading.basisPoints().isEmpty()) {
            throw new ConnectorException("the weight of " + key + " cannot be read: " + reading.note());
        }
        return reading.isAt(basisPoints) ? Convergence.CONVERGED : Convergence.MISMATCH;
    }

    @Override
    public Split observe(Flow flow, Segment key, Duration window) throws ConnectorException, InterruptedException {
        return counters.isPresent() ? counters.get().observe(flow, key, window) : Split.notCounted();
    }
}
