package dev.cutover.run.ledger;

import dev.cutover.model.Weight;
import dev.cutover.run.Effect;
import dev.cutover.run.EffectState;
import dev.cutover.run.fact.EffectFact;
import dev.cutover.run.fact.Fact;
import org.jspecify.annotations.Nullable;

/** When an effect can be intended, settled and repeated. Stateless; the states that it is given are not thread-safe. */
final class EffectRules {
    private EffectRules() {}

    static @Nullable String unfit(EffectLedger effects, EffectFact fact) {
        if (fact instanceof EffectFact.Intended intended) {
            String key = intended.effect().key();
            if (intended.effect().deed() instanceof Effect.Weights weights
                    && !weights.moves().stream().allMatch(EffectRules::isPossible)) {
                return "effect " + key + " moves an invalid weight: " + weights.moves();
            }
            return effects.of(key)
                    .filter(known -> known.state() != EffectState.NOT_DONE)
                    .map(known -> "effect " + key + " is already " + known.state() + ", so it cannot be intended again")
                    .orElse(null);
        } else if (fact instanceof EffectFact.Settled settled) {
            return settle(effects, settled);
        } else if (fact instanceof EffectFact.Repeated repeated) {
            var known = effects.of(repeated.key());
            if (known.isEmpty()) {
                return neverIntended(repeated.key());
            }
            return known.orElseThrow().state() == EffectState.DONE
                    ? "effect " + repeated.key() + " is done, so it is not repeated"
                    : null;
        }
        throw new IllegalStateException("no rule for " + fact.getClass());
    }

    private static boolean isPossible(Effect.Move move) {
        int most = Weight.ALL.basisPoints();
        return move.from() >= 0 && move.from() <= most && move.to() >= 0 && move.to() <= most;
    }

    private static @Nullable String settle(EffectLedger effects, EffectFact.Settled settled) {
        var known = effects.of(settled.key());
        if (known.isEmpty()) {
            return neverIntended(settled.key());
        }
        if (settled.state() == EffectState.INTENDED) {
            return "INTENDED is not an outcome of effect " + settled.key();
        }
        var state = known.orElseThrow().state();
        return state.isOpen() || state == EffectState.POSSIBLE
                ? null
                : "effect " + settled.key() + " is already " + state;
    }

    private static String neverIntended(String key) {
        return "no effect " + key + " was ever intended";
    }

    /** A forward effect belongs to an attempt of a step; an undo to a rollback. */
    static @Nullable String untimely(FoldedRun state, EffectFact fact) {
        if (fact instanceof EffectFact.Intended intended) {
            var effect = intended.effect();
            if (effect.direction() == Effect.Direction.BACK) {
                return state.rollbacks().isAnyOpen() ? null : "no rollback is running that could undo it";
            }
            return StepRules.withoutAttempt(state, effect.step(), effect.attempt());
        } else if (fact instanceof EffectFact.Settled || fact instanceof EffectFact.Repeated) {
            return null;
        }
        throw new IllegalStateException("no rule for " + fact.getClass());
    }

    /**
     * Whether an impossible fact is folded all the same: a rollback of such a record must not miss an effect that may
     * have taken place.
     */
    static boolean isRemembered(EffectLedger effects, Fact fact) {
        return fact instanceof EffectFact.Settled settled
                && settled.state().mayHaveHappened()
                && settled.state() != EffectState.INTENDED
                && effects.of(settled.key())
                        .filter(known -> known.state() == EffectState.NOT_DONE)
                        .isPresent();
    }
}
