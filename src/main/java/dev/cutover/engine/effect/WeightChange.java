package dev.cutover.engine.effect;

import dev.cutover.engine.context.CallTools;
import dev.cutover.engine.context.ConnectedSystems;
import dev.cutover.model.Runbook;
import dev.cutover.model.Segment;
import dev.cutover.model.Traffic;
import dev.cutover.model.Weight;
import dev.cutover.run.Effect;
import dev.cutover.run.EffectState;
import dev.cutover.run.WeightDrift;
import dev.cutover.run.fact.EffectFact;
import dev.cutover.run.ledger.EffectLedger;
import dev.cutover.spi.CallContext;
import dev.cutover.spi.ConnectorException;
import dev.cutover.spi.RunClock;
import dev.cutover.spi.TrafficRouter;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/**
 * Changes weights and reads them back. Before a change the weights are read, and drift stops it. After the change they
 * are verified until they are in force. What cannot be verified never counts as done. Not thread-safe: one per effect.
 */
public final class WeightChange {
    /** How a detail begins when the router reports another weight than expected. */
    static final String DRIFT = "drift: ";

    static final Duration POLL = Duration.ofMillis(500);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final TrafficRouter router;
    private final TrafficRouter.Flow flow;
    private final RunClock clock;
    private final boolean repeats;
    private final SegmentNames names;

    /**
     * The router of a flow.
     *
     * @param repeats whether an earlier attempt may have taken effect, which is unknown
     */
    public WeightChange(
            ConnectedSystems connectedSystems, Runbook runbook, Traffic traffic, CallTools callTools, boolean repeats)
            throws ConnectorException {
        this.names = SegmentNames.of(runbook);
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
     * Moves each key from its expected start to its target. A key at any other weight is drift, and nothing is changed;
     * so is a key that is already at its target, unless an earlier request may have moved it there. A router that
     * cannot be read is sent nothing.
     *
     * @param sendGate passed before anything is sent
     */
    EffectFact.Settled move(Effect effect, Effect.Weights weights, CallContext context, SendGate sendGate)
            throws ConnectorException, InterruptedException {
        List<TrafficRouter.Reading> now;
        try {
            now = router.read(flow, keys(weights));
        } catch (ConnectorException trouble) {
            return unreachable(effect, String.valueOf(trouble.getMessage()), repeats);
        }
        var start = new WeightsAtStart(weights.moves(), now, repeats, names);
        if (!start.drifted().isEmpty()) {
            return drifted(effect, repeats ? EffectState.POSSIBLE : EffectState.NOT_DONE, start.drifted());
        }
        if (!start.unread().isEmpty()) {
            return unreachable(effect, start.unread(), repeats);
        }
        if (start.changes().isEmpty()) {
            return verify(effect, weights);
        }
        sendGate.send();
        return apply(effect, weights, start.changes(), context);
    }

    /** Nothing was sent, because the router did not answer; an earlier request may still have taken effect. */
    static EffectFact.Settled unreachable(Effect effect, String why, boolean repeats) {
        return new EffectFact.Settled(
                effect.key(),
                repeats ? EffectState.UNKNOWN : EffectState.NOT_DONE,
                "the router does not answer, and nothing was sent to it: " + why,
                Map.of(),
                EffectFact.Cause.UNREACHABLE);
    }

    /**
     * Rolls weights back from whatever they are now. To set them to nothing needs no reading; a share is set only where
     * the router has a higher one and still has it when the share comes, as a rollback never raises the new platform's.
     */
    public EffectFact.Settled undo(Effect effect, Effect.Weights weights, CallContext context)
            throws ConnectorException, InterruptedException {
        var now = new HashMap<Segment, Integer>();
        if (weights.moves().stream().anyMatch(move -> move.to() > 0)) {
            now.putAll(read(keys(weights)));
            var unread = weights.moves().stream()
                    .filter(move -> !now.containsKey(move.key()))
                    .toList();
            if (!unread.isEmpty()) {
                return unreachable(effect, keyWords(unread) + " cannot be read", repeats);
            }
            String lower = weights.moves().stream()
                    .filter(move -> now.getOrDefault(move.key(), move.to()) < move.to())
                    .map(move -> names.of(move.key()) + " is below " + Weight.words(move.to()) + " already")
                    .collect(Collectors.joining(", "));
            if (!lower.isEmpty()) {
                return drifted(effect, repeats ? EffectState.POSSIBLE : EffectState.NOT_DONE, lower);
            }
        }
        var changes = weights.moves().stream()
                .map(move -> new TrafficRouter.Change(move.key(), expected(move, now), move.to()))
                .toList();
        return apply(effect, weights, changes, context);
    }

    /** Traffic that returns altogether is sent whatever the weight is, and so is a share that is in force. */
    private static OptionalInt expected(Effect.Move move, Map<Segment, Integer> now) {
        var read = now.get(move.key());
        return read == null || read <= move.to() ? OptionalInt.empty() : OptionalInt.of(read);
    }

    private EffectFact.Settled apply(
            Effect effect, Effect.Weights weights, List<TrafficRouter.Change> changes, CallContext context)
            throws ConnectorException, InterruptedException {
        var applied = named(router.apply(flow, changes, context), weights);
        return switch (applied.result()) {
            case ALREADY ->
                isMovedByOthers(changes)
                        ? drifted(effect, EffectState.NOT_DONE, movedByOthers(applied.detail()))
                        : accepted(effect, weights, applied);
            case APPLIED -> accepted(effect, weights, applied);
            case CONFLICT -> already(effect, weights, applied.detail());
            case UNEXPECTED -> drifted(effect, EffectState.POSSIBLE, applied.detail());
            case REJECTED -> notApplied(effect, applied.detail(), EffectFact.Cause.NONE);
            case NOT_SENT -> notApplied(effect, applied.detail(), EffectFact.Cause.UNREACHABLE);
            case PARTIAL ->
                isUntouched(changes, applied.now())
                        ? notApplied(effect, applied.detail(), EffectFact.Cause.NONE)
                        : settled(effect, EffectState.POSSIBLE, "only some weights were set: " + applied.detail());
            case UNKNOWN -> settled(effect, EffectState.IN_DOUBT, applied.detail());
        };
    }

    private TrafficRouter.Applied named(TrafficRouter.Applied applied, Effect.Weights weights) {
        return new TrafficRouter.Applied(applied.result(), applied.now(), names.in(applied.detail(), keys(weights)));
    }

    /** Whether the targets were reached without this run: it read other weights just now and never asked before. */
    private boolean isMovedByOthers(List<TrafficRouter.Change> changes) {
        return !repeats && changes.stream().allMatch(change -> change.expected().isPresent());
    }

    private static String movedByOthers(String remark) {
        return "already at the target" + (remark.isEmpty() ? "" : "; " + remark);
    }

    /** Whether every weight was read back as it was before. */
    private static boolean isUntouched(List<TrafficRouter.Change> changes, List<TrafficRouter.Reading> now) {
        return changes.stream()
                .allMatch(change -> change.expected().isPresent()
                        && isAt(now, change.key(), change.expected().getAsInt()));
    }

    private EffectFact.Settled accepted(Effect effect, Effect.Weights weights, TrafficRouter.Applied applied)
            throws ConnectorException, InterruptedException {
        return isVerified(applied, weights)
                ? settled(effect, EffectState.DONE, applied.detail())
                : verify(effect, weights, applied.detail());
    }

    /** Whether the router has read each weight back at its target, and its word is all that there is to verify. */
    private boolean isVerified(TrafficRouter.Applied applied, Effect.Weights weights) {
        return router.appliedIsVerified()
                && weights.moves().stream().allMatch(move -> isAt(applied.now(), move.key(), move.to()));
    }

    private static boolean isAt(List<TrafficRouter.Reading> readings, Segment key, int weight) {
        return readings.stream().anyMatch(reading -> reading.key().equals(key) && reading.isAt(weight));
    }

    /** Nothing changed now; whether an earlier attempt changed anything is unknown until the router is read. */
    private EffectFact.Settled notApplied(Effect effect, String detail, EffectFact.Cause cause) {
        var state = repeats ? EffectState.IN_DOUBT : EffectState.NOT_DONE;
        return new EffectFact.Settled(effect.key(), state, detail, Map.of(), cause);
    }

    /** A repeat of a move that already took effect finds the target instead of the start. */
    private EffectFact.Settled already(Effect effect, Effect.Weights weights, String detail)
            throws ConnectorException, InterruptedException {
        if (repeats && areInForce(weights)) {
            return verify(effect, weights);
        }
        return drifted(effect, repeats ? EffectState.POSSIBLE : EffectState.NOT_DONE, detail);
    }

    private EffectFact.Settled verify(Effect effect, Effect.Weights weights)
            throws ConnectorException, InterruptedException {
        return verify(effect, weights, "");
    }

    /** @param remark what the router told besides, for people */
    private EffectFact.Settled verify(Effect effect, Effect.Weights weights, String remark)
            throws ConnectorException, InterruptedException {
        var until = clock.now().plus(router.traits().settles()).plus(PATIENCE);
        while (true) {
            var worst = TrafficRouter.Convergence.CONVERGED;
            for (var move : weights.moves()) {
                var said = router.verify(flow, move.key(), move.to());
                worst = said.compareTo(worst) > 0 ? said : worst;
            }
            if (worst == TrafficRouter.Convergence.CONVERGED) {
                return settled(effect, EffectState.DONE, remark);
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

    private EffectFact.Settled judged(EffectLedger.Entry doubt, Effect.Weights weights, Map<Segment, Integer> now) {
        var moves = weights.moves();
        var unread = moves.stream().filter(move -> !now.containsKey(move.key())).toList();
        var moved = moves.stream().filter(move -> is(now, move, move.to())).toList();
        var unmoved = moves.stream().filter(move -> is(now, move, move.from())).toList();
        if (!unread.isEmpty()) {
            return still(doubt, EffectState.UNKNOWN, "read twice: " + keyWords(unread) + " cannot be read");
        }
        if (moved.size() == moves.size()) {
            return still(doubt, EffectState.DONE, "read twice: it took effect");
        }
        if (unmoved.size() == moves.size()) {
            return still(doubt, EffectState.NOT_DONE, "read twice: it did not take effect");
        }
        var differing = moves.stream()
                .filter(move -> !moved.contains(move))
                .map(move -> WeightDrift.of(move, now.getOrDefault(move.key(), move.from()))
                        .words(names.of(move.key())))
                .collect(Collectors.joining("; "));
        return moved.size() + unmoved.size() == moves.size()
                ? still(doubt, EffectState.POSSIBLE, "read twice: in force at " + keyWords(moved) + "; " + differing)
                : drifted(doubt.effect(), EffectState.UNKNOWN, differing);
    }

    private static boolean is(Map<Segment, Integer> now, Effect.Move move, int weight) {
        return Integer.valueOf(weight).equals(now.get(move.key()));
    }

    private String keyWords(List<Effect.Move> moves) {
        return moves.stream().map(move -> names.of(move.key())).collect(Collectors.joining(", "));
    }

    private boolean areInForce(Effect.Weights weights) throws ConnectorException, InterruptedException {
        var now = read(keys(weights));
        return weights.moves().stream()
                .allMatch(move -> Integer.valueOf(move.to()).equals(now.get(move.key())));
    }

    private static List<Segment> keys(Effect.Weights weights) {
        return weights.moves().stream().map(Effect.Move::key).toList();
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
