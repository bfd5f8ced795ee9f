package dev.cutover.engine.context;

import dev.cutover.model.Runbook;
import dev.cutover.run.Effect;
import java.time.Duration;
import java.util.stream.Collectors;

/** Effects in words for people. Stateless. */
public final class EffectLabels {
    private EffectLabels() {}

    /** One line, such as {@code releases: freeze}. */
    public static String of(Effect effect, Runbook runbook) {
        if (effect.deed() instanceof Effect.Call call) {
            return effect.system() + ": " + call.operation();
        }
        if (effect.deed() instanceof Effect.Weights weights) {
            return effect.system() + ": "
                    + weights.moves().stream()
                            .map(move -> runbook.nameOf(move.key()) + " from " + percent(move.from()) + " to "
                                    + percent(move.to()))
                            .collect(Collectors.joining("; "));
        }
        if (effect.deed() instanceof Effect.ByHand hand) {
            return "by hand: " + hand.text();
        }
        if (effect.deed() instanceof Effect.Message message) {
            return effect.system() + ": message to " + String.join(", ", message.to());
        }
        throw new IllegalStateException("no label for " + effect.deed().getClass());
    }

    /** A span of the runbook: {@code 30 min}, {@code 90 s}. */
    public static String span(Duration span) {
        return span.toSecondsPart() == 0 && span.toMinutes() > 0 ? span.toMinutes() + " min" : span.toSeconds() + " s";
    }

    private static String percent(int basisPoints) {
        return new dev.cutover.model.Weight(basisPoints).toString();
    }
}
