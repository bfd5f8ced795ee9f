package dev.cutover.spi;

import java.util.List;

/**
 * Checks the books of a system against what must be true of them whatever was done to it: that no parcel left twice, or
 * no more money went back than had been taken. Rehearsals ask at their end. Only reads. Implementations must be
 * thread-safe.
 */
public interface Audit {

    /**
     * Every invariant that the books violate, each once, in an order that is always the same; empty if none is.
     *
     * @throws ConnectorException if the books cannot be checked, so that nothing is known of them
     */
    List<Violation> violations() throws ConnectorException, InterruptedException;

    /**
     * The books that are checked. Systems that keep common books return equal objects, and only one of them is asked.
     */
    default Object books() {
        return this;
    }

    /**
     * An invariant that is violated.
     *
     * @param invariant its name, such as {@code one-parcel}; one of {@link ConnectorProvider#invariants}
     * @param what in words, with the number: {@code 3 lines with more than one parcel for the same goods}
     * @param count how many times, at least 1
     * @param isAtLeast whether counting stopped there, so that there may be more
     * @param examples some of the places, such as {@code SO-000014863365/2} for a line of an order
     */
    record Violation(String invariant, String what, long count, boolean isAtLeast, List<String> examples) {
        public Violation {
            examples = List.copyOf(examples);
        }

        /** A violation that was counted to the end. */
        public static Violation of(String invariant, String what, long count, List<String> examples) {
            return new Violation(invariant, what, count, false, examples);
        }

        /** The same, where counting stopped before the end. */
        public Violation orMore() {
            return new Violation(invariant, what, count, true, examples);
        }
    }
}
