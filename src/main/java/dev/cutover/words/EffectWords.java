package dev.cutover.words;

import dev.cutover.model.Weight;
import dev.cutover.run.Effect;
import dev.cutover.run.EffectFact;
import dev.cutover.run.EffectLedger;
import dev.cutover.run.EffectState;
import dev.cutover.run.RunState;
import dev.cutover.words.Told.Wording;
import java.util.stream.Collectors;

/** What happens to an effect. */
final class EffectWords {
    private final Names names;

    EffectWords(Names names) {
        this.names = names;
    }

    Wording of(EffectFact fact, RunState before) {
        if (fact instanceof EffectFact.Intended intended) {
            var effect = intended.effect();
            return effect.deed() instanceof Effect.Weights weights
                    ? Wording.plain("moving " + moves(weights))
                    : Wording.detail("about to: " + what(effect));
        } else if (fact instanceof EffectFact.Settled settled) {
            return before.effects()
                    .of(settled.key())
                    .map(entry -> settled(settled, entry))
                    .orElseGet(() -> Wording.detail(settled.key() + " is " + state(settled.state())));
        } else if (fact instanceof EffectFact.Repeated repeated) {
            String what = before.effects()
                    .of(repeated.key())
                    .map(entry -> what(entry.effect()))
                    .orElse(repeated.key());
            return Wording.of(Tone.CARE, "asked for once more: " + what + RunWords.why(repeated.why()));
        }
        throw new IllegalStateException("no words for " + fact.getClass());
    }

    private Wording settled(EffectFact.Settled settled, EffectLedger.Entry entry) {
        var effect = entry.effect();
        String detail = RunWords.why(settled.detail());
        if (settled.state() == EffectState.DONE) {
            return effect.deed() instanceof Effect.Weights weights
                    ? Wording.of(Tone.GOOD, reached(weights) + ", read back" + detail)
                    : effect.direction() == Effect.Direction.BACK
                            ? Wording.of(Tone.GOOD, "undone: " + what(effect) + detail)
                            : Wording.detail("done: " + what(effect) + detail);
        }
        String sentence = what(effect) + " " + state(settled.state()) + detail;
        return switch (settled.state()) {
            case IN_DOUBT -> Wording.of(Tone.BAD, "IN DOUBT: " + sentence);
            case POSSIBLE -> Wording.of(Tone.BAD, sentence);
            case NOT_DONE -> Wording.of(Tone.CARE, sentence);
            case INTENDED, DONE -> Wording.detail(sentence);
        };
    }

    /** What is meant, such as {@code releases: freeze} or {@code us-east 25 % -> 50 %}. */
    String what(Effect effect) {
        var deed = effect.deed();
        if (deed instanceof Effect.Call call) {
            return effect.system() + ": " + call.operation();
        } else if (deed instanceof Effect.Weights weights) {
            return moves(weights);
        } else if (deed instanceof Effect.ByHand byHand) {
            return "by hand: " + byHand.text();
        } else if (deed instanceof Effect.Message message) {
            return "message to " + String.join(", ", message.to());
        }
        throw new IllegalStateException("no words for " + deed.getClass());
    }

    private String moves(Effect.Weights weights) {
        return weights.moves().stream()
                .map(move -> names.segment(move.key()) + " " + new Weight(move.from()) + " -> " + new Weight(move.to()))
                .collect(Collectors.joining(", "));
    }

    private String reached(Effect.Weights weights) {
        return weights.moves().stream()
                .map(move -> names.segment(move.key()) + " is at " + new Weight(move.to()))
                .collect(Collectors.joining(", "));
    }

    /** Where an effect stands, as the end of a sentence. */
    static String state(EffectState state) {
        return switch (state) {
            case INTENDED -> "is under way";
            case IN_DOUBT -> "was begun, nobody knows yet whether it happened";
            case DONE -> "is done";
            case NOT_DONE -> "did not happen";
            case POSSIBLE -> "failed, and may have changed something";
        };
    }
}
