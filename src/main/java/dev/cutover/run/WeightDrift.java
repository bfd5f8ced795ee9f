package dev.cutover.run;

import dev.cutover.model.Segment;
import dev.cutover.model.Weight;

/**
 * A weight that is not as the record says.
 *
 * @param expected what the record says, in basis points of the new platform
 * @param actual what the router reports
 */
public record WeightDrift(String traffic, Segment key, int expected, int actual) {

    /** The start of a move that the router does not report. */
    public static WeightDrift of(Effect.Move move, int actual) {
        return new WeightDrift("", move.key(), move.from(), actual);
    }

    /**
     * {@code us-east: 0 %, must be 100 %}.
     *
     * @param segment the key's name for people
     */
    public String words(String segment) {
        return segment + ": " + new Weight(actual) + ", must be " + new Weight(expected);
    }
}
