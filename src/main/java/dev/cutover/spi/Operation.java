package dev.cutover.spi;

import java.util.List;

/**
 * A named operation of a system.
 *
 * @param reads true if it changes nothing; what is not declared to read counts as a write
 * @param idempotent whether a repeat under the same key has no further effect; then a call in doubt is repeated rather
 *     than put to a person
 * @param readBack whether {@link Actions#readBack} can determine its outcome; it is not called otherwise
 * @param undo the operation that undoes it, as documentation: a runbook itself defines the undo of a step; empty if
 *     there is none
 */
public record Operation(
        String name,
        String description,
        boolean reads,
        boolean idempotent,
        boolean readBack,
        List<Parameter> parameters,
        String undo) {
    public Operation {
        parameters = List.copyOf(parameters);
    }

    /** One that changes nothing: it may be asked twice, takes no parameters, and there is nothing to undo. */
    public static Operation reading(String name, String description) {
        return new Operation(name, description, true, true, false, List.of(), "");
    }

    /** One that changes something: it may not be repeated, has no read-back, no parameters and no undo. */
    public static Operation writing(String name, String description) {
        return new Operation(name, description, false, false, false, List.of(), "");
    }

    /** The same; {@code idempotent}: whether a repeat under the same key has no further effect. */
    public Operation withIdempotent(boolean yes) {
        return new Operation(name, description, reads, yes, readBack, parameters, undo);
    }

    /** The same; whether {@link Actions#readBack} can determine its outcome. */
    public Operation withReadBack(boolean yes) {
        return new Operation(name, description, reads, idempotent, yes, parameters, undo);
    }

    /** The same, taking these parameters and no others. */
    public Operation withParameters(List<Parameter> all) {
        return new Operation(name, description, reads, idempotent, readBack, all, undo);
    }

    /** The same, undone by another operation; empty if there is none. */
    public Operation withUndo(String other) {
        return new Operation(name, description, reads, idempotent, readBack, parameters, other);
    }
}
