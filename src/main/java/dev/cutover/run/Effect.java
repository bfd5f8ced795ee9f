package dev.cutover.run;

import dev.cutover.model.Segment;
import dev.cutover.model.StepId;
import dev.cutover.model.SystemId;
import dev.cutover.model.Undo;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
        return deed.undoes();
    }

    /** How it is undone; empty for weights, which are moved instead, and for messages, which nobody can unsend. */
    public Optional<Undo> undo() {
        if (deed instanceof Call call) {
            return Optional.of(call.undo());
        } else if (deed instanceof ByHand hand) {
            return Optional.of(hand.undo());
        } else if (deed instanceof Weights || deed instanceof Message) {
            return Optional.empty();
        }
        throw new IllegalStateException("no undo known of " + deed.getClass());
    }

    /** The segment that it is about; everything if it names none. Weights name a segment for each move. */
    public Segment segment() {
        return deed.segment();
    }

    /** Forward, or an undo. */
    public enum Direction {
        FORWARD,
        BACK
    }

    /** What is done. */
    public sealed interface Deed {

        /** See {@link Effect#segment}. */
        default Segment segment() {
            return Segment.EVERYTHING;
        }

        /** See {@link Effect#undoes}. */
        default String undoes() {
            return "";
        }
    }

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
