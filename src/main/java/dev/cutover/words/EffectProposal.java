package dev.cutover.words;

import dev.cutover.model.Segment;
import dev.cutover.model.Weight;
import dev.cutover.run.Effect;
import dev.cutover.text.Clean;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The full wording of an effect of a dry run: what would have been done. */
final class EffectProposal {
    private final Function<Segment, String> names;

    /** @param names the display name of a segment */
    EffectProposal(Function<Segment, String> names) {
        this.names = names;
    }

    /** The words after "would", clean. */
    String of(Effect effect) {
        String back = effect.direction() == Effect.Direction.BACK ? ", to undo it" : "";
        return Clean.line(deed(effect) + back);
    }

    private String deed(Effect effect) {
        var deed = effect.deed();
        if (deed instanceof Effect.Call call) {
            return "ask " + effect.system() + ": " + call.operation() + with(call.with()) + where(call.segment());
        } else if (deed instanceof Effect.Weights weights) {
            return "set " + weights.moves().stream().map(this::move).collect(Collectors.joining(", "));
        } else if (deed instanceof Effect.ByHand byHand) {
            return "be done by hand: " + byHand.text();
        } else if (deed instanceof Effect.Message message) {
            return "send through " + effect.system() + " to " + String.join(", ", message.to()) + ": " + message.text();
        }
        throw new IllegalStateException("no words for " + deed.getClass());
    }

    private String move(Effect.Move move) {
        return names.apply(move.key()) + " from " + Weight.words(move.from()) + " to " + Weight.words(move.to());
    }

    private String where(Segment segment) {
        return segment.values().isEmpty() ? "" : " for " + names.apply(segment);
    }

    private static String with(Map<String, Object> with) {
        return with.isEmpty() ? "" : " " + text(with);
    }

    private static String text(Object value) {
        if (value instanceof Map<?, ?> map) {
            var sorted = new TreeMap<String, String>();
            map.forEach((name, inner) -> sorted.put(String.valueOf(name), text(inner)));
            return sorted.entrySet().stream()
                    .map(one -> one.getKey() + ": " + one.getValue())
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        return value instanceof Collection<?> list
                ? list.stream().map(EffectProposal::text).collect(Collectors.joining(", ", "[", "]"))
                : String.valueOf(value);
    }
}
