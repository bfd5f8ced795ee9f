package dev.cutover.run;

import dev.cutover.model.Segment;
import dev.cutover.model.StepId;
import dev.cutover.model.SystemId;
import dev.cutover.model.Undo;
import java.util.List;
import java.util.Map;

/**
 * One intended change of a system.
 *
 * @param key the idempotency key: run, step, segment, direction, without the attempt; stable over restarts
 * @param correlation ties what systems log to this effect
 */
public record Effect(
        String key, String correlation, StepId step, int attempt, Direction direction, SystemId system, Deed deed) {

    /** The key of the effect that this one undoes; empty if it undoes none, or moves weights. */
    public String undoes() {
        if (deed instanceof Call call) {
            return call.undoes();
        }
        return deed instanceof ByHand hand ? hand.undoes() : "";
    }

    /** Forward, or an undo. */
    public enum Direction {
        FORWARD,
        BACK
    }

    /** What is done. */
    public sealed interface Deed {}

    /**
     * A named operation.
     *
     * @param with what it is called with, after substitution; secrets stay references
     * @param undoes the key of the effect that this one undoes; empty for a forward one
     */
    public record Call(String operation, Map<String, Object> with, Segment segment, Undo undo, String undoes)
            implements Deed {
        public Call {
            with = Map.copyOf(with);
        }
    }

    /** Weights of one flow moved together. */
    public record Weights(String traffic, List<Move> moves) implements Deed {
        public Weights {
            moves = List.copyOf(moves);
        }
    }

    /** One key of the router, in basis points. */
    public record Move(Segment key, int from, int to) {}

    /** Something that a person does. */
    public record ByHand(String text, Segment segment, Undo undo, String undoes) implements Deed {}

    /** A message sent. */
    public record Message(List<String> to, String text) implements Deed {
        public Message {
            to = List.copyOf(to);
        }
    }
}
