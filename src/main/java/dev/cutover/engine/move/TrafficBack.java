package dev.cutover.engine.move;

import dev.cutover.model.Segment;
import dev.cutover.model.StepId;
import dev.cutover.model.Traffic;
import dev.cutover.model.Work;
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
import org.jspecify.annotations.Nullable;

/**
 * Brings the traffic of a rollback's scope back to the old platform, flow by flow: weights are set again and again
 * until they are read back, or the window has passed.
 */
final class TrafficBack {
    private static final Duration LEAST_LIMIT = Duration.ofSeconds(30);

    private final Scene scene;
    private final RollbackLedger.Entry rollback;
    private final Map<Traffic, List<Effect.Move>> owed;

    TrafficBack(Scene scene, RollbackLedger.Entry rollback, Map<Traffic, List<Effect.Move>> owed) {
        this.scene = scene;
        this.rollback = rollback;
        this.owed = owed;
    }

    /** Null when all of it is back, or nothing more can be tried. */
    @Nullable
    Move next() {
        for (var flow : scene.runbook().traffic().values()) {
            String key = UndoKey.ofTraffic(scene.state().id().orElseThrow(), rollback.number(), flow.id())
                    .value();
            var known = scene.effect(key);
            var moves = owed.get(flow);
            if (known.isEmpty() && moves == null) {
                continue;
            }
            var move = known.isEmpty()
                    ? intend(key, flow, moves == null ? List.of() : moves)
                    : moveBack(flow, known.orElseThrow());
            if (move != null) {
                return move;
            }
        }
        return null;
    }

    private Move intend(String key, Traffic flow, List<Effect.Move> moves) {
        return Move.note(new EffectFact.Intended(new Effect(
                key,
                scene.correlation(key),
                new StepId("rollback-" + rollback.number()),
                0,
                Effect.Direction.BACK,
                flow.router(),
                new Effect.Weights(flow.id(), moves))));
    }

    private @Nullable Move moveBack(Traffic flow, EffectLedger.Entry entry) {
        return switch (entry.state()) {
            case DONE -> null;
            case INTENDED -> call(flow, entry, false);
            case IN_DOUBT -> call(flow, entry, true);
            case UNKNOWN, POSSIBLE, NOT_DONE -> again(entry);
        };
    }

    private @Nullable Move again(EffectLedger.Entry entry) {
        String key = entry.effect().key();
        if (Patience.isSpentOnTraffic(rollback, entry, scene.now())) {
            return Undoings.blockedBefore(rollback, key)
                    ? null
                    : Move.note(new RollbackFact.UndoBlocked(rollback.number(), key, entry.detail()));
        }
        Instant due = Patience.nextTry(entry);
        return scene.now().isBefore(due)
                ? new Move.Wait(due)
                : Move.note(
                        new EffectFact.Repeated(key, "traffic goes back, however often it takes: " + entry.detail()));
    }

    /** What is in doubt is read before it is set again. */
    private Move call(Traffic flow, EffectLedger.Entry entry, boolean inDoubt) {
        var effect = entry.effect();
        var weights = (Effect.Weights) effect.deed();
        boolean repeats = scene.state().effects().mayHaveHappenedBefore(effect.key());
        return new Move.Call(
                effect.step(),
                0,
                flow.router().value(),
                limit(flow),
                hands -> {
                    var router = new Router(scene, flow, hands, repeats);
                    var context = hands.context(effect.key(), effect.correlation(), Segment.EVERYTHING);
                    return List.of(inDoubt ? router.settle(entry, weights) : router.takeBack(effect, weights, context));
                },
                trouble -> List.of(new EffectFact.Settled(
                        effect.key(),
                        inDoubt ? EffectState.UNKNOWN : EffectState.IN_DOUBT,
                        trouble.why(),
                        Map.of(),
                        trouble.cause())));
    }

    /** The router gets at least the time that it got on the way forward. */
    private Duration limit(Traffic flow) {
        return scene.runbook()
                .steps()
                .filter(step -> step.work() instanceof Work.Shift shift
                        && shift.traffic().equals(flow.id()))
                .map(step -> step.policy().timeout())
                .filter(timeout -> timeout.compareTo(LEAST_LIMIT) > 0)
                .max(Duration::compareTo)
                .orElse(LEAST_LIMIT);
    }
}
