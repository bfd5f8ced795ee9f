package dev.cutover.engine.rollback;

import dev.cutover.engine.context.NextAction;
import dev.cutover.engine.context.StepContext;
import dev.cutover.engine.context.UndoRetryPolicy;
import dev.cutover.engine.effect.WeightChange;
import dev.cutover.model.Segment;
import dev.cutover.model.Traffic;
import dev.cutover.model.Weight;
import dev.cutover.model.Work;
import dev.cutover.plan.rollback.LastMover;
import dev.cutover.plan.rollback.SharedWork;
import dev.cutover.run.Effect;
import dev.cutover.run.EffectState;
import dev.cutover.run.UndoKey;
import dev.cutover.run.fact.EffectFact;
import dev.cutover.run.fact.RollbackFact;
import dev.cutover.run.ledger.EffectLedger;
import dev.cutover.run.ledger.RollbackLedger;
import dev.cutover.run.ledger.TrafficLedger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Restores the traffic of a scope to the old platform, flow by flow: weights are set repeatedly until they are read
 * back or the window has passed. Stateless.
 */
final class TrafficRestore {
    private static final Duration LEAST_LIMIT = Duration.ofSeconds(30);

    private final StepContext stepContext;
    private final RollbackLedger.Entry rollback;
    private final Map<Traffic, List<Effect.Move>> owed;
    private final SharedWork sharedWork;

    TrafficRestore(StepContext stepContext, RollbackLedger.Entry rollback, Map<Traffic, List<Effect.Move>> owed) {
        this.stepContext = stepContext;
        this.rollback = rollback;
        this.owed = owed;
        this.sharedWork = SharedWork.of(stepContext.rollbackPlanner(), stepContext.state(), rollback);
    }

    /**
     * Null when all of it is restored, or nothing more can be tried. A flow that waits holds up no other. Rollbacks set
     * a router's weights in turn.
     */
    @Nullable
    NextAction next() {
        var waits = new ArrayList<NextAction.Wait>();
        for (var flow : stepContext.runbook().traffic().values()) {
            var moves = owed.get(flow);
            var nextAction = moves == null ? null : next(flow, moves);
            if (nextAction instanceof NextAction.Wait wait) {
                waits.add(wait);
            } else if (nextAction != null) {
                return nextAction;
            }
        }
        return soonest(waits);
    }

    private static @Nullable NextAction soonest(List<NextAction.Wait> waits) {
        return waits.stream()
                .min(Comparator.comparing(
                        NextAction.Wait::until, Comparator.nullsLast(Comparator.<Instant>naturalOrder())))
                .orElse(null);
    }

    /** The next share of a flow. What was begun is continued, by whichever rollback it was; the rest is begun. */
    private @Nullable NextAction next(Traffic flow, List<Effect.Move> moves) {
        if (sharedWork.setting(flow.router()).isPresent()) {
            return new NextAction.Wait(null);
        }
        var returnStep = new ReturnSteps(stepContext, rollback).next(flow, moves);
        var begunBefore = begun(flow, returnStep.moves());
        var due = begunBefore.isEmpty() ? returnStep.due() : null;
        if (due != null && stepContext.now().isBefore(due)) {
            return new NextAction.Wait(due);
        }
        var rest = new ArrayList<>(returnStep.moves());
        var waits = new ArrayList<NextAction.Wait>();
        for (var begun : begunBefore) {
            var nextAction = moveBack(flow, begun);
            if (nextAction instanceof NextAction.Wait wait) {
                waits.add(wait);
            } else if (nextAction != null) {
                return nextAction;
            }
            rest.removeIf(move -> isMovedBy(begun, move));
        }
        return rest.isEmpty() ? soonest(waits) : intend(flow, rest, returnStep.share());
    }

    /**
     * The moves back that were begun and are not done: those that are at work or in doubt are settled first, the others
     * are continued as far as they move nothing else and to the same weights.
     */
    private List<EffectLedger.Entry> begun(Traffic flow, List<Effect.Move> moves) {
        return moves.stream()
                .flatMap(move -> stepContext.state().traffic().of(flow.id(), move.key()).stream())
                .map(TrafficLedger.Entry::effect)
                .distinct()
                .flatMap(key -> stepContext.effect(key).stream())
                .filter(entry -> entry.effect().direction() == Effect.Direction.BACK
                        && (isAtWork(entry)
                                || (entry.state() != EffectState.DONE
                                        && ((Effect.Weights) entry.effect().deed())
                                                .moves().stream().allMatch(move -> isAmong(move, moves)))))
                .toList();
    }

    private static boolean isAtWork(EffectLedger.Entry entry) {
        return entry.state() == EffectState.INTENDED || entry.state() == EffectState.IN_DOUBT;
    }

    private static boolean isAmong(Effect.Move move, List<Effect.Move> moves) {
        return moves.stream().anyMatch(one -> one.key().equals(move.key()) && one.to() == move.to());
    }

    private static boolean isMovedBy(EffectLedger.Entry begun, Effect.Move move) {
        return ((Effect.Weights) begun.effect().deed())
                .moves().stream().anyMatch(one -> one.key().equals(move.key()));
    }

    /** The call that settles a weight which this rollback is setting, or has in doubt; null if there is none. */
    @Nullable
    NextAction settled() {
        return stepContext.state().effects().open().stream()
                .filter(entry -> isAtWork(entry)
                        && entry.effect().deed() instanceof Effect.Weights
                        && sharedWork.isMine(entry.effect()))
                .findFirst()
                .map(entry -> moveBack(flow(entry), entry))
                .orElse(null);
    }

    private Traffic flow(EffectLedger.Entry entry) {
        String id = ((Effect.Weights) entry.effect().deed()).traffic();
        return Objects.requireNonNull(stepContext.runbook().traffic().get(id), id);
    }

    /**
     * Under a key that is made of what it undoes and counted. What was tried since this rollback began, so that the
     * record still owes it, is tried again, less and less often, until the window has passed; null after that.
     */
    private @Nullable NextAction intend(Traffic flow, List<Effect.Move> moves, Weight share) {
        var keys = moves.stream().map(Effect.Move::key).toList();
        var movers = movers(flow, keys);
        int earlier = 0;
        String key = key(flow, movers, keys, share, earlier);
        EffectLedger.@Nullable Entry last = null;
        for (var known = stepContext.effect(key); known.isPresent(); known = stepContext.effect(key)) {
            last = known.orElseThrow();
            earlier++;
            key = key(flow, movers, keys, share, earlier);
        }
        if (last != null && last.settledSeq() > rollback.seq()) {
            var end = rollback.decided().plus(rollback.requested().window());
            var due = last.at().plus(UndoRetryPolicy.backoff(earlier));
            if (!stepContext.now().isBefore(end)) {
                return null;
            }
            if (stepContext.now().isBefore(due)) {
                return new NextAction.Wait(due);
            }
        }
        return NextAction.note(new EffectFact.Intended(new Effect(
                key,
                stepContext.correlation(key),
                rollback.step(),
                0,
                Effect.Direction.BACK,
                flow.router(),
                new Effect.Weights(flow.id(), moves))));
    }

    private String key(Traffic flow, Set<String> movers, List<Segment> keys, Weight share, int earlier) {
        var run = stepContext.state().id().orElseThrow();
        return UndoKey.ofTraffic(run, new UndoKey.ReturnedTraffic(flow.id(), keys), movers, share, earlier)
                .value();
    }

    /** The effects that gave these keys to the new platform last. */
    private Set<String> movers(Traffic flow, List<Segment> keys) {
        var lastMover = LastMover.of(stepContext.state());
        return keys.stream()
                .flatMap(key -> lastMover.of(flow.id(), key).stream())
                .map(Effect::key)
                .collect(Collectors.toSet());
    }

    private @Nullable NextAction moveBack(Traffic flow, EffectLedger.Entry entry) {
        return switch (entry.state()) {
            case DONE -> null;
            case INTENDED -> call(flow, entry, false);
            case IN_DOUBT -> call(flow, entry, true);
            case UNKNOWN, POSSIBLE, NOT_DONE -> again(entry);
        };
    }

    private @Nullable NextAction again(EffectLedger.Entry entry) {
        String key = entry.effect().key();
        if (UndoRetryPolicy.isSpentOnTraffic(rollback, entry, stepContext.now())) {
            return rollback.whyBlocked(key).isPresent()
                    ? null
                    : NextAction.note(new RollbackFact.UndoBlocked(rollback.number(), key, entry.detail()));
        }
        Instant due = UndoRetryPolicy.nextTry(entry);
        return stepContext.now().isBefore(due)
                ? new NextAction.Wait(due)
                : NextAction.note(new EffectFact.Repeated(
                        key, "restoring traffic is retried until it succeeds: " + entry.detail()));
    }

    /** A weight in doubt is read before it is set again. */
    private NextAction call(Traffic flow, EffectLedger.Entry entry, boolean inDoubt) {
        var effect = entry.effect();
        var weights = (Effect.Weights) effect.deed();
        boolean repeats = stepContext.state().effects().mayHaveHappenedBefore(effect.key());
        var connectedSystems = stepContext.systems();
        var runbook = stepContext.runbook();
        return new NextAction.Call(
                effect.step(),
                0,
                flow.router().value(),
                limit(flow),
                callTools -> {
                    var weightChange = new WeightChange(connectedSystems, runbook, flow, callTools, repeats);
                    var context = callTools.context(effect.key(), effect.correlation(), Segment.EVERYTHING);
                    return List.of(
                            inDoubt
                                    ? weightChange.settle(entry, weights)
                                    : weightChange.undo(effect, weights, context));
                },
                trouble -> List.of(new EffectFact.Settled(
                        effect.key(),
                        inDoubt ? EffectState.UNKNOWN : EffectState.IN_DOUBT,
                        trouble.why(),
                        Map.of(),
                        trouble.cause())));
    }

    /** The router gets at least the time that it got going forward. */
    private Duration limit(Traffic flow) {
        return stepContext
                .runbook()
                .steps()
                .filter(step -> step.work() instanceof Work.Shift shift
                        && shift.traffic().equals(flow.id()))
                .map(step -> step.policy().timeout())
                .filter(timeout -> timeout.compareTo(LEAST_LIMIT) > 0)
                .max(Duration::compareTo)
                .orElse(LEAST_LIMIT);
    }
}
