package dev.cutover.engine.effect;

import dev.cutover.engine.context.CallTools;
import dev.cutover.engine.context.ConnectedSystems;
import dev.cutover.model.Segment;
import dev.cutover.model.Traffic;
import dev.cutover.model.Weight;
import dev.cutover.run.Effect;
import dev.cutover.run.EffectState;
import dev.cutover.run.fact.EffectFact;
import dev.cutover.run.ledger.EffectLedger;
import dev.cutover.spi.CallContext;
import dev.cutover.spi.ConnectorException;
import dev.cutover.spi.RunClock;
import dev.cutover.spi.TrafficRouter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Changes weights and reads them back. Before a change the weights are read, and drift stops it. After the change they
 * are verified until they are in force. What cannot be verified never counts as done. Not thread-safe: one per effect.
 */
public final class WeightChange {
    /** How a detail begins when the router reports another weight than expected. */
    static final String DRIFT = "drift: ";

    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final TrafficRouter router;
    private final TrafficRouter.Flow flow;
    private final RunClock clock;
    private final boolean repeats;

    /**
     * The router of a flow.
     *
     * @param repeats whether an earlier attempt may have taken effect, which is unknown
     */
    public WeightChange(ConnectedSystems connectedSystems, Traffic traffic, CallTools callTools, boolean repeats)
            throws ConnectorException {
        this.repeats = repeats;
        this.router = connectedSystems.get(traffic.router(), TrafficRouter.class);
        this.flow = new TrafficRouter.Flow(traffic.id(), traffic.from(), traffic.to());
        this.clock = callTools.clock();
    }

    /** The weights in force; a key that cannot be read is not in the map. */
    Map<Segment, Integer> read(List<Segment> keys) throws ConnectorException, InterruptedException {
        var weights = new HashMap<Segment, Integer>();
        for (var reading : router.read(flow, keys)) {
            reading.basisPoints().ifPresent(weight -> weights.put(reading.key(), weight));
        }
        return weights;
    }

    /**
     * Moves each key from its expected start to its target. A key that is already at its target stays there. A key at
     * any other weight is drift, and nothing is changed.
     */
    public EffectFact.Settled move(Effect effect, Effect.Weights weights, CallContext context)
            throws ConnectorException, InterruptedException {
        var now = read(keys(weights));
        var drift = new ArrayList<String>();
        var changes = new ArrayList<TrafficRouter.Change>();
        for (var move : weights.moves()) {
            var actual = now.get(move.key());
            if (actual == null) {
                drift.add(reported(move, null));
            } else if (actual == move.from()) {
                changes.add(new TrafficRouter.Change(move.key(), OptionalInt.of(actual), move.to()));
            } else if (actual != move.to()) {
                drift.add(reported(move, actual));
            }
        }
        if (!drift.isEmpty()) {
            return drifted(effect, EffectState.POSSIBLE, String.join("; ", drift));
        }
        return changes.isEmpty() ? verify(effect, weights) : apply(effect, weights, changes, context);
    }

    /** Rolls weights back from whatever they are now; needs no reading. */
    public EffectFact.Settled undo(Effect effect, Effect.Weights weights, CallContext context)
            throws ConnectorException, InterruptedException {
        var changes = weights.moves().stream()
                .map(move -> new TrafficRouter.Change(move.key(), OptionalInt.empty(), move.to()))
                .toList();
        return apply(effect, weights, changes, context);
    }

    private EffectFact.Settled apply(
            Effect effect, Effect.Weights weights, List<TrafficRouter.Change> changes, CallContext context)
            throws ConnectorException, InterruptedException {
        var applied = router.apply(flow, changes, context);
        return switch (applied.result()) {
            case APPLIED, ALREADY ->
                isVerified(applied, weights) ? settled(effect, EffectState.DONE, "") : verify(effect, weights);
            case CONFLICT -> already(effect, weights, applied.detail());
            case UNEXPECTED -> drifted(effect, EffectState.POSSIBLE, applied.detail());
            case REJECTED, NOT_SENT -> notApplied(effect, weights, changes, applied.detail());
            case PARTIAL -> settled(effect, EffectState.POSSIBLE, "only some weights were set: " + applied.detail());
            case UNKNOWN -> settled(effect, EffectState.IN_DOUBT, applied.detail());
        };
    }

    /** Whether the router has read each weight back at its target, and its word is all that there is to verify. */
    private boolean isVerified(TrafficRouter.Applied applied, Effect.Weights weights) {
        return router.appliedIsVerified()
                && weights.moves().stream()
                        .allMatch(move -> applied.now().contains(TrafficRouter.Reading.of(move.key(), move.to())));
    }

    /** Nothing changed now; whether an earlier attempt changed anything is unknown until the router is read. */
    private EffectFact.Settled notApplied(
            Effect effect, Effect.Weights weights, List<TrafficRouter.Change> changes, String detail) {
        boolean proven = !repeats && changes.size() == weights.moves().size();
        return settled(effect, proven ? EffectState.NOT_DONE : EffectState.IN_DOUBT, detail);
    }

    /** A repeat of a move that already took effect finds the target instead of the start. */
    private EffectFact.Settled already(Effect effect, Effect.Weights weights, String detail)
            throws ConnectorException, InterruptedException {
        return areInForce(weights) ? verify(effect, weights) : drifted(effect, EffectState.POSSIBLE, detail);
    }

    private EffectFact.Settled verify(Effect effect, Effect.Weights weights)
            throws ConnectorException, InterruptedException {
        var until = clock.now().plus(router.traits().settles()).plus(PATIENCE);
        while (true) {
            var worst = TrafficRouter.Convergence.CONVERGED;
            for (var move : weights.moves()) {
                var said = router.verify(flow, move.key(), move.to());
                worst = said.compareTo(worst) > 0 ? said : worst;
            }
            if (worst == TrafficRouter.Convergence.CONVERGED) {
                return settled(effect, EffectState.DONE, "");
            }
            if (worst == TrafficRouter.Convergence.UNSUPPORTED) {
                return areInForce(weights)
                        ? settled(effect, EffectState.DONE, "the router cannot verify whether it is in force")
                        : settled(effect, EffectState.IN_DOUBT, "accepted, but the router cannot verify it");
            }
            if (!clock.now().isBefore(until)) {
                return settled(effect, EffectState.IN_DOUBT, "accepted, but not in force");
            }
            clock.sleep(POLL);
        }
    }

    /** Waits for the end of earlier attempts, whose time is not this one's. */
    public CallTools afterEarlier(Effect.Weights weights, CallTools callTools)
            throws ConnectorException, InterruptedException {
        router.awaitEnd(flow, keys(weights));
        return callTools.restarted();
    }

    /** The outcome of a move in doubt: read twice, after the time that the router needs to settle. */
    public EffectFact.Settled settle(EffectLedger.Entry doubt, Effect.Weights weights)
            throws ConnectorException, InterruptedException {
        router.awaitEnd(flow, keys(weights));
        clock.sleep(router.traits().settles().plus(POLL));
        var first = read(keys(weights));
        clock.sleep(POLL);
        var second = read(keys(weights));
        if (!first.equals(second)) {
            return still(doubt, EffectState.UNKNOWN, "read twice: the weights are still changing");
        }
        return judged(doubt, weights, second);
    }

    private static EffectFact.Settled judged(
            EffectLedger.Entry doubt, Effect.Weights weights, Map<Segment, Integer> now) {
        int done = 0;
        int notDone = 0;
        var drift = new ArrayList<String>();
        for (var move : weights.moves()) {
            var actual = now.get(move.key());
            if (actual == null || (actual != move.to() && actual != move.from())) {
                drift.add(reported(move, actual));
            }
            done += actual != null && actual == move.to() ? 1 : 0;
            notDone += actual != null && actual == move.from() ? 1 : 0;
        }
        int all = weights.moves().size();
        if (done == all) {
            return still(doubt, EffectState.DONE, "read twice: it took effect");
        }
        if (notDone == all) {
            return still(doubt, EffectState.NOT_DONE, "read twice: it did not take effect");
        }
        return done + notDone == all
                ? still(doubt, EffectState.POSSIBLE, "read twice: only some weights were set")
                : drifted(doubt.effect(), EffectState.UNKNOWN, String.join("; ", drift));
    }

    private boolean areInForce(Effect.Weights weights) throws ConnectorException, InterruptedException {
        var now = read(keys(weights));
        return weights.moves().stream()
                .allMatch(move -> Integer.valueOf(move.to()).equals(now.get(move.key())));
    }

    private static List<Segment> keys(Effect.Weights weights) {
        return weights.moves().stream().map(Effect.Move::key).toList();
    }

    private static String reported(Effect.Move move, @Nullable Integer actual) {
        return move.key() + ": router reports " + (actual == null ? "no weight" : new Weight(actual)) + ", expected "
                + new Weight(move.from()) + " or " + new Weight(move.to());
    }

    private static EffectFact.Settled settled(Effect effect, EffectState state, String detail) {
        return new EffectFact.Settled(effect.key(), state, detail, Map.of());
    }

    private static EffectFact.Settled drifted(Effect effect, EffectState state, String detail) {
        return new EffectFact.Settled(effect.key(), state, DRIFT + detail, Map.of(), EffectFact.Cause.DRIFT);
    }

    /** The cause of the doubt stays the cause of the outcome. */
    private static EffectFact.Settled still(EffectLedger.Entry doubt, EffectState state, String detail) {
        String key = doubt.effect().key();
        return new EffectFact.Settled(key, state, doubt.detail() + "; " + detail, Map.of(), doubt.cause());
    }
}
