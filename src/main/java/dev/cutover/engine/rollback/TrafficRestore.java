package dev.cutover.engine.rollback;

import dev.cutover.engine.context.NextAction;
import dev.cutover.engine.context.StepContext;
import dev.cutover.engine.context.UndoRetryPolicy;
import dev.cutover.engine.effect.WeightChange;
import dev.cutover.model.Segment;
import dev.cutover.model.StepId;
import dev.cutover.model.Traffic;
import dev.cutover.model.Work;
import dev.cutover.plan.rollback.SharedWork;
import dev.cutover.run.Effect;
import dev.cutover.run.EffectState;
import dev.cutover.run.UndoKey;
import dev.cutover.run.fact.EffectFact;
import dev.cutover.run.fact.RollbackFact;
import dev.cutover.run.ledger.EffectLedger;
import dev.cutover.run.ledger.RollbackLedger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    TrafficRestore(StepContext stepContext, RollbackLedger.Entry rollback, Map<Traffic, List<Effect.Move>> owed) {
        this.stepContext = stepContext;
        this.rollback = rollback;
        this.owed = owed;
    }

    /** Null when all of it is restored, or nothing more can be tried. Rollbacks set a router's weights in turn. */
    @Nullable
    NextAction next() {
        boolean waits = false;
        var sharedWork = SharedWork.of(stepContext.rollbackPlanner(), stepContext.state(), rollback);
        for (var flow : stepContext.runbook().traffic().values()) {
            String key = UndoKey.ofTraffic(stepContext.state().id().orElseThrow(), rollback.number(), flow.id())
                    .value();
            var known = stepContext.effect(key);
            var moves = owed.get(flow);
            if (known.isEmpty() && moves == null) {
                continue;
            }
            if (!isSettled(known) && sharedWork.setting(flow.router()).isPresent()) {
                waits = true;
                continue;
            }
            var nextAction = known.isEmpty()
                    ? intend(key, flow, moves == null ? List.of() : moves)
                    : moveBack(flow, known.orElseThrow());
            if (nextAction != null) {
                return nextAction;
            }
        }
        return waits ? new NextAction.Wait(null) : null;
    }

    private static boolean isSettled(Optional<EffectLedger.Entry> known) {
        return known.filter(entry -> entry.state() == EffectState.DONE).isPresent();
    }

    private NextAction intend(String key, Traffic flow, List<Effect.Move> moves) {
        return NextAction.note(new EffectFact.Intended(new Effect(
                key,
                stepContext.correlation(key),
                new StepId("rollback-" + rollback.number()),
                0,
                Effect.Direction.BACK,
                flow.router(),
                new Effect.Weights(flow.id(), moves))));
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
            return UndoSequence.blockedBefore(rollback, key)
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
