package dev.cutover.words;

import dev.cutover.model.Weight;
import dev.cutover.run.Effect;
import dev.cutover.run.EffectState;
import dev.cutover.run.fact.EffectFact;
import dev.cutover.run.ledger.EffectLedger;
import dev.cutover.run.ledger.RunState;
import dev.cutover.words.EventLine.Wording;
import java.util.stream.Collectors;

/** The wording of facts about effects. */
final class EffectWords {
    private final DisplayNames displayNames;

    EffectWords(DisplayNames displayNames) {
        this.displayNames = displayNames;
    }

    Wording of(EffectFact fact, RunState before) {
        if (fact instanceof EffectFact.Intended intended) {
            var effect = intended.effect();
            return Wording.detail("about to: " + displayNames.effect(effect));
        } else if (fact instanceof EffectFact.Settled settled) {
            return before.effects()
                    .of(settled.key())
                    .map(entry -> settled(settled, entry, before.isDryRun()))
                    .orElseGet(() -> Wording.detail(settled.key() + " " + Phrases.state(settled.state())));
        } else if (fact instanceof EffectFact.Repeated repeated) {
            String what = before.effects()
                    .of(repeated.key())
                    .map(entry -> displayNames.effect(entry.effect()))
                    .orElse(repeated.key());
            return Wording.of(Tone.CARE, "repeated: " + what + Phrases.why(repeated.why()));
        }
        throw new IllegalStateException("no words for " + fact.getClass());
    }

    private Wording settled(EffectFact.Settled settled, EffectLedger.Entry entry, boolean dry) {
        var effect = entry.effect();
        String detail = Phrases.why(settled.detail());
        if (settled.state() == EffectState.DONE && dry) {
            return Wording.of(Tone.STRONG, "WOULD " + displayNames.proposal(effect));
        }
        if (settled.state() == EffectState.DONE) {
            return effect.deed() instanceof Effect.Weights weights
                    ? Wording.of(
                            detail.isEmpty() || entry.doubted() ? Tone.GOOD : Tone.CARE,
                            reached(weights) + ", read back" + detail)
                    : effect.direction() == Effect.Direction.BACK
                            ? Wording.of(Tone.GOOD, "undone: " + displayNames.effect(effect) + detail)
                            : Wording.detail("done: " + displayNames.effect(effect) + detail);
        }
        String sentence = displayNames.effect(effect) + " " + Phrases.state(settled.state()) + detail;
        return switch (settled.state()) {
            case IN_DOUBT, UNKNOWN -> Wording.of(Tone.BAD, "IN DOUBT: " + sentence);
            case POSSIBLE -> Wording.of(Tone.BAD, sentence);
            case NOT_DONE -> Wording.of(Tone.CARE, sentence);
            case INTENDED, DONE -> Wording.detail(sentence);
        };
    }

    private String reached(Effect.Weights weights) {
        return weights.moves().stream()
                .map(move -> displayNames.segment(move.key()) + " is at " + Weight.words(move.to()))
                .collect(Collectors.joining(", "));
    }
}
