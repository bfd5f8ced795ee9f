package dev.cutover.connector.sandbox;

import dev.cutover.connector.sandbox.estate.control.ControlLogException;
import dev.cutover.connector.sandbox.estate.control.WeightOrder;
import dev.cutover.connector.sandbox.estate.faults.CallFailure;
import dev.cutover.connector.sandbox.estate.platform.EstateException;
import dev.cutover.connector.sandbox.estate.platform.PlatformSide;
import dev.cutover.connector.sandbox.estate.routing.RouterReading;
import dev.cutover.model.Segment;
import dev.cutover.model.Weight;
import dev.cutover.spi.CallContext;
import dev.cutover.spi.ConnectorException;
import dev.cutover.spi.TrafficRouter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The sandbox's ingress. Like a real router it takes a new weight at once, and needs a time until the weight is in
 * force. Thread-safe.
 */
final class SandboxRouter implements TrafficRouter {
    private final EstateAccess estateAccess;

    SandboxRouter(EstateAccess estateAccess) {
        this.estateAccess = estateAccess;
    }

    @Override
    public Traits traits() {
        return Traits.of(1, estateAccess.shared().routerSettling())
                .withSticky(true)
                .withCounts(true);
    }

    @Override
    public List<Reading> read(Flow flow, List<Segment> keys) throws ConnectorException, InterruptedException {
        var readings = new ArrayList<Reading>();
        for (Segment key : keys) {
            readings.add(read(flow, key));
        }
        return readings;
    }

    @Override
    public Applied apply(Flow flow, List<Change> changes, CallContext context)
            throws ConnectorException, InterruptedException {
        try {
            checkDirection(flow);
            var orders = changes.stream()
                    .map(change -> new WeightOrder(change.key().values(), change.expected(), change.target()))
                    .toList();
            var outcome = estateAccess.estate().setWeights(flow.traffic(), orders, context.fence());
            var now = read(flow, changes.stream().map(Change::key).toList());
            return switch (outcome) {
                case APPLIED -> Applied.of(Result.APPLIED, now, "");
                case ALREADY -> Applied.of(Result.ALREADY, now, "");
                case CONFLICT -> Applied.of(Result.CONFLICT, now, "the router has " + words(now));
            };
        } catch (CallFailure failure) {
            estateAccess.hang(failure, context.deadline());
            boolean isRefused = failure.kind() == CallFailure.Kind.REFUSED;
            return Applied.of(isRefused ? Result.NOT_SENT : Result.UNKNOWN, List.of(), failure.what());
        } catch (ControlLogException failure) {
            return Applied.of(Result.UNKNOWN, List.of(), EstateAccess.words(failure));
        } catch (EstateException refusal) {
            return Applied.of(Result.REJECTED, List.of(), EstateAccess.words(refusal));
        }
    }

    @Override
    public Convergence verify(Flow flow, Segment key, int basisPoints) throws ConnectorException, InterruptedException {
        var weight = read(flow, key).basisPoints();
        if (weight.isEmpty() || weight.getAsInt() != basisPoints) {
            return Convergence.MISMATCH;
        }
        return isInForce(flow, key) ? Convergence.CONVERGED : Convergence.NOT_YET;
    }

    private boolean isInForce(Flow flow, Segment key) throws ConnectorException, InterruptedException {
        var now = estateAccess.shared().clock().now();
        var settling = estateAccess.shared().routerSettling();
        return estateAccess.ask(estate -> estate.weights(flow.traffic(), key.values())).stream()
                .noneMatch(reading -> now.isBefore(reading.changedAt().plus(settling)));
    }

    @Override
    public Split observe(Flow flow, Segment key, Duration window) throws ConnectorException, InterruptedException {
        var counts = estateAccess.ask(estate -> estate.routed(flow.traffic(), key.values(), window));
        return Split.of(counts.oldSide(), counts.newSide());
    }

    private Reading read(Flow flow, Segment key) throws ConnectorException, InterruptedException {
        try {
            var weights = estateAccess.ask(estate -> estate.weights(flow.traffic(), key.values())).stream()
                    .mapToInt(RouterReading::weight)
                    .distinct()
                    .toArray();
            return weights.length == 1
                    ? Reading.of(key, weights[0])
                    : Reading.none(key, "its parts have different weights");
        } catch (EstateException refusal) {
            return Reading.none(key, State.ABSENT, EstateAccess.words(refusal));
        }
    }

    /** The sandbox moves orders from its legacy platform to its new one, never the other way round. */
    private void checkDirection(Flow flow) {
        boolean isReversed = estateAccess.shared().site(flow.from()).equals(Optional.of(PlatformSide.NEW.site()))
                || estateAccess.shared().site(flow.to()).equals(Optional.of(PlatformSide.OLD.site()));
        if (isReversed) {
            throw new EstateException(
                    "the sandbox's traffic goes from " + PlatformSide.OLD.platform() + " to "
                            + PlatformSide.NEW.platform() + ", not from " + flow.from() + " to " + flow.to(),
                    "bind each system of the runbook to the right platform with 'as'");
        }
    }

    private static String words(List<Reading> readings) {
        return String.join(
                ", ",
                readings.stream()
                        .map(reading -> reading.key() + " at "
                                + (reading.basisPoints().isPresent()
                                        ? new Weight(reading.basisPoints().getAsInt()).toString()
                                        : reading.note()))
                        .toList());
    }
}
