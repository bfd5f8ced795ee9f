package dev.cutover.engine.effect;

import dev.cutover.engine.context.NextAction;
import dev.cutover.engine.context.StepContext;
import dev.cutover.model.Segment;
import dev.cutover.model.Traffic;
import dev.cutover.model.Weight;
import dev.cutover.run.Effect;
import dev.cutover.run.EffectState;
import dev.cutover.run.WeightDrift;
import dev.cutover.run.fact.EffectFact;
import dev.cutover.run.ledger.EffectLedger;
import dev.cutover.run.ledger.QuestionLedger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Sets weights again that somebody else has moved, because a person has said so: once for each answer, from the weight
 * that the person saw to the one on record. Stateless.
 */
final class WeightsSetAgain {
    private static final Duration LIMIT = Duration.ofMinutes(1);

    private WeightsSetAgain() {}

    /** The call that is due; null if none is. */
    static @Nullable NextAction underWay(StepContext stepContext) {
        for (var entry : all(stepContext).toList()) {
            var owned = owned(entry, stepContext);
            if (owned.moves().isEmpty()) {
                continue;
            }
            var target = new WeightCalls.Target(
                    traffic(owned.traffic(), stepContext),
                    owned,
                    Segment.EVERYTHING,
                    entry.effect().attempt(),
                    LIMIT);
            if (entry.state() == EffectState.INTENDED) {
                return WeightCalls.move(entry, target, stepContext);
            } else if (entry.state() == EffectState.IN_DOUBT) {
                return WeightCalls.settle(entry, target, stepContext);
            }
        }
        return null;
    }

    /** What was tried and may have taken effect or not. */
    static List<EffectLedger.Entry> failed(StepContext stepContext) {
        return all(stepContext)
                .filter(entry -> entry.state() == EffectState.UNKNOWN || entry.state() == EffectState.POSSIBLE)
                .filter(entry -> !owned(entry, stepContext).moves().isEmpty())
                .toList();
    }

    /** Why the last one that was tried did not take effect; empty if it did, or none was tried. */
    static Optional<String> trouble(StepContext stepContext) {
        return all(stepContext)
                .reduce((first, second) -> second)
                .filter(entry -> entry.state() != EffectState.DONE)
                .map(EffectLedger.Entry::detail);
    }

    /** What the answer still asks for; null if all of it was tried. */
    static @Nullable NextAction next(
            QuestionLedger.Dated answer,
            List<WeightDrift> drifted,
            List<EffectLedger.Entry> failed,
            StepContext stepContext) {
        for (var entry : failed) {
            if (entry.settledSeq() < answer.seq()) {
                return NextAction.note(new EffectFact.Repeated(
                        entry.effect().key(), answer.decision().owner() + " has the weight set again"));
            }
        }
        for (var drift : drifted) {
            var mover = mover(drift.traffic(), drift.key(), stepContext);
            String key = stepContext.state().id().orElseThrow() + "/again@"
                    + answer.decision().question() + "/" + drift.traffic() + "/" + mover.step();
            boolean isSeen = !stepContext.state().weights().isFoundAfter(drift, answer.seq());
            if (isSeen && stepContext.effect(key).isEmpty()) {
                return NextAction.note(new EffectFact.Intended(effect(key, mover, drift, drifted, stepContext)));
            }
        }
        return null;
    }

    /** All keys that the same step has moved are set together. */
    private static Effect effect(
            String key, Effect mover, WeightDrift first, List<WeightDrift> drifted, StepContext stepContext) {
        var moves = drifted.stream()
                .filter(drift -> drift.traffic().equals(first.traffic())
                        && mover(drift.traffic(), drift.key(), stepContext)
                                .step()
                                .equals(mover.step()))
                .map(drift -> new Effect.Move(drift.key(), drift.actual(), drift.expected()))
                .toList();
        return new Effect(
                key,
                stepContext.correlation(key),
                mover.step(),
                mover.attempt(),
                Effect.Direction.FORWARD,
                mover.system(),
                new Effect.Weights(first.traffic(), moves));
    }

    /** The effect of a step that moved the key last. */
    static Effect mover(String traffic, Segment key, StepContext stepContext) {
        var movers = new ArrayList<Effect>();
        stepContext.state().effects().all().stream()
                .map(EffectLedger.Entry::effect)
                .filter(effect -> effect.direction() == Effect.Direction.FORWARD)
                .filter(effect -> effect.deed() instanceof Effect.Weights weights
                        && weights.traffic().equals(traffic)
                        && weights.moves().stream().anyMatch(move -> move.key().equals(key)))
                .forEach(movers::add);
        return movers.get(movers.size() - 1);
    }

    /** {@code us-east: not known, must be 100 %}. */
    static String words(EffectLedger.Entry entry, StepContext stepContext) {
        return weights(entry).moves().stream()
                .map(move -> stepContext.runbook().nameOf(move.key()) + ": not known, must be " + new Weight(move.to()))
                .collect(Collectors.joining("; "));
    }

    static Effect.Weights weights(EffectLedger.Entry entry) {
        return (Effect.Weights) entry.effect().deed();
    }

    private static Stream<EffectLedger.Entry> all(StepContext stepContext) {
        return stepContext.state().effects().all().stream().filter(entry -> isOne(entry.effect(), stepContext));
    }

    /** Whether the effect sets weights again, and is no move along a ramp. */
    static boolean isOne(Effect effect, StepContext stepContext) {
        return effect.key().startsWith(prefix(stepContext));
    }

    /** No step has such an id. */
    private static String prefix(StepContext stepContext) {
        return stepContext.state().id().orElseThrow() + "/again@drift-";
    }

    /** The moves that no later effect has taken over. */
    private static Effect.Weights owned(EffectLedger.Entry entry, StepContext stepContext) {
        var weights = weights(entry);
        return new Effect.Weights(
                weights.traffic(),
                weights.moves().stream()
                        .filter(move -> stepContext
                                .state()
                                .traffic()
                                .of(weights.traffic(), move.key())
                                .filter(known ->
                                        known.effect().equals(entry.effect().key()))
                                .isPresent())
                        .toList());
    }

    private static Traffic traffic(String id, StepContext stepContext) {
        return Objects.requireNonNull(stepContext.runbook().traffic().get(id), id);
    }
}
